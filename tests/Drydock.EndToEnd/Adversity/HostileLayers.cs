using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Drydock.Images;
using Drydock.TestKit.Images;

namespace Drydock.EndToEnd.Adversity;

/// <summary>Makes an image whose one layer unpacks to far more than it is stored in. Nothing of the size of the unpacked data is held or written.</summary>
internal static class HostileLayers
{
    private const int Piece = 16 << 20;

    /// <summary>Writes an OCI layout with one layer, packed piece by piece into gzip members.</summary>
    /// <param name="folder">Of the layout.</param>
    /// <param name="pieces">The unpacked layer. Equal pieces are packed once.</param>
    public static void WriteLayout(string folder, IEnumerable<byte[]> pieces)
    {
        var blobs = Directory.CreateDirectory(Path.Combine(folder, "blobs", "sha256")).FullName;
        var (diffId, stored, size) = Pack(Path.Combine(blobs, "layer"), pieces);
        File.Move(Path.Combine(blobs, "layer"), Path.Combine(blobs, stored.Hex));
        var config = Write(blobs, $$$"""{"architecture":"amd64","os":"linux","rootfs":{"type":"layers","diff_ids":["{{{diffId}}}"]}}""");
        var layer = $$"""{"mediaType":"application/vnd.oci.image.layer.v1.tar+gzip","digest":"{{stored}}","size":{{size}}}""";
        var manifest = Write(blobs, $$"""{"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json","config":{{TestImage.Descriptor("application/vnd.oci.image.config.v1+json", config)}},"layers":[{{layer}}]}""");
        File.WriteAllText(Path.Combine(folder, "oci-layout"), """{"imageLayoutVersion":"1.0.0"}""");
        File.WriteAllText(Path.Combine(folder, "index.json"), $$"""{"schemaVersion":2,"manifests":[{{TestImage.Descriptor("application/vnd.oci.image.manifest.v1+json", manifest)}}]}""");
    }

    /// <summary>A header whose body is the same byte so many times, and some text before that.</summary>
    public static IEnumerable<byte[]> Body(string path, char type, long length, byte filler, string before = "")
    {
        var text = Encoding.ASCII.GetBytes(before);
        yield return Header(path, type, length + text.Length);
        if (text.Length > 0) yield return text;
        var piece = new byte[Piece];
        Array.Fill(piece, filler);
        var rest = length;
        for (; rest >= Piece; rest -= Piece) yield return piece;
        yield return piece[..(int)rest];
        yield return new byte[(512 - ((length + text.Length) % 512)) % 512];
    }

    /// <summary>A small root file system, and the end of the archive.</summary>
    public static IEnumerable<byte[]> RootAndEnd() =>
        [new TarBuilder().File("etc/os-release", "ID=debian\nVERSION_ID=12\n").File("var/lib/dpkg/status", "Package: libc6\nStatus: install ok installed\nVersion: 1\nArchitecture: all\n").ToArray()];

    /// <summary>So many empty files of different names.</summary>
    public static IEnumerable<byte[]> EmptyFiles(int count)
    {
        for (var start = 0; start < count; start += 1000)
        {
            var tar = new TarBuilder();
            for (var i = start; i < Math.Min(start + 1000, count); i++) tar.File($"d{i % 97}/f{i}", []);
            yield return tar.WithoutEnd();
        }
    }

    /// <summary>A ustar header that announces any size, however absurd: base-256 where octal digits do not suffice.</summary>
    public static byte[] Header(string path, char type, long size) => new TarBuilder().Entry(path, type, [], change: header =>
    {
        header.AsSpan(124, 12).Clear();
        if (size is >= 0 and < 1L << 33)
        {
            Encoding.ASCII.GetBytes(Convert.ToString(size, 8).PadLeft(11, '0')).CopyTo(header, 124);
            return;
        }

        System.Buffers.Binary.BinaryPrimitives.WriteInt64BigEndian(header.AsSpan(128), size);
        header.AsSpan(124, 4).Fill(size < 0 ? (byte)0xFF : (byte)0);
        header[124] |= 0x80;
    }).WithoutEnd();

    private static (Digest DiffId, Digest Stored, long Size) Pack(string path, IEnumerable<byte[]> pieces)
    {
        using var unpacked = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var packed = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var (last, member) = (Array.Empty<byte>(), Array.Empty<byte>());
        long size = 0;
        using (var file = File.Create(path))
        {
            foreach (var piece in pieces)
            {
                if (!ReferenceEquals(piece, last)) (last, member) = (piece, Packed(piece));
                unpacked.AppendData(piece);
                packed.AppendData(member);
                file.Write(member);
                size += member.Length;
            }
        }

        return (Of(unpacked), Of(packed), size);
    }

    /// <summary>As small as gzip can make it, which is what an attacker sends.</summary>
    private static byte[] Packed(byte[] piece)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize, leaveOpen: true)) gzip.Write(piece);
        return packed.ToArray();
    }

    private static Digest Of(IncrementalHash hash) => Digest.TryParse("sha256:" + Convert.ToHexStringLower(hash.GetHashAndReset()), out var digest) ? digest : throw new InvalidOperationException();

    private static byte[] Write(string blobs, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        File.WriteAllBytes(Path.Combine(blobs, Digest.OfSha256(bytes).Hex), bytes);
        return bytes;
    }
}
