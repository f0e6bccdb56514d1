using System.IO.Compression;
using Drydock.Images;

namespace Drydock.TestKit.Images;

/// <summary>One made layer: unpacked and stored bytes with their digests.</summary>
public sealed record TestLayer(byte[] Unpacked, byte[] Stored, LayerCompression Compression)
{
    public Digest DiffId => Digest.OfSha256(Unpacked);

    public Digest Digest => Digest.OfSha256(Stored);

    public string MediaType => "application/vnd.oci.image.layer.v1.tar" + Compression switch { LayerCompression.Gzip => "+gzip", LayerCompression.Zstd => "+zstd", _ => "" };

    /// <summary>Stores an archive.</summary>
    public static TestLayer Of(byte[] unpacked, LayerCompression compression) => new(unpacked, Pack(unpacked, compression), compression);

    /// <summary>Compresses bytes; the same bytes always give the same result.</summary>
    public static byte[] Pack(byte[] bytes, LayerCompression compression)
    {
        if (compression == LayerCompression.None) return bytes;
        using var packed = new MemoryStream();
        using (Stream stream = compression == LayerCompression.Gzip ? new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true) : new ZstdSharp.CompressionStream(packed, leaveOpen: true))
            stream.Write(bytes);
        return packed.ToArray();
    }
}
