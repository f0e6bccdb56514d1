using System.Buffers.Binary;
using System.IO.Compression;

namespace Drydock.Advisories.Feeds;

/// <summary>A gzip file of one member that is checked against its own trailer: .NET's GZipStream takes a cut stream for its end.</summary>
/// <remarks>RFC 1952 section 2.3.1: the file ends in the CRC-32 and the length of the unpacked data, each 4 bytes, least significant first.</remarks>
internal sealed class CheckedGzipStream : ForwardStream
{
    private const int HeaderAndTrailer = 18;

    private readonly GZipStream inner;
    private readonly uint expectedCrc;
    private readonly uint expectedLength;
    private uint crc;
    private uint length;

    /// <summary>Wraps a seekable file, which stays open.</summary>
    public CheckedGzipStream(Stream file)
    {
        var start = file.Position;
        if (file.Length - start < HeaderAndTrailer) throw new FeedException("its gzip data is cut short");
        Span<byte> trailer = stackalloc byte[8];
        file.Position = file.Length - 8;
        file.ReadExactly(trailer);
        file.Position = start;
        expectedCrc = BinaryPrimitives.ReadUInt32LittleEndian(trailer);
        expectedLength = BinaryPrimitives.ReadUInt32LittleEndian(trailer[4..]);
        inner = new GZipStream(file, CompressionMode.Decompress, leaveOpen: true);
    }

    public override int Read(Span<byte> buffer)
    {
        if (buffer.IsEmpty) return 0;
        var read = inner.Read(buffer);
        if (read == 0)
        {
            if (crc != expectedCrc || length != expectedLength) throw new FeedException("its gzip data is cut short or damaged");
            return 0;
        }

        crc = Crc32.Append(crc, buffer[..read]);
        length = unchecked(length + (uint)read);
        return read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) inner.Dispose();
        base.Dispose(disposing);
    }
}
