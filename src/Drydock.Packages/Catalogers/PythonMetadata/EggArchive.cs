using System.Buffers.Binary;
using System.IO.Compression;

namespace Drydock.Packages.Catalogers.PythonMetadata;

/// <summary>Takes <c>EGG-INFO/PKG-INFO</c> out of a zipped egg, in memory and within limits.</summary>
/// <remarks>APPNOTE.TXT 4.3: end of central directory, central directory headers, local headers. <see cref="ZipArchive"/> reads a whole central directory
/// before it can be limited, which a hostile archive can make millions of entries long.</remarks>
internal static class EggArchive
{
    private const int MostEntries = 10_000;
    private const int LongestMetadata = 1 << 20;
    private const int EndLength = 22;
    private const int CentralLength = 46;
    private const int LocalLength = 30;
    private const uint EndSignature = 0x06054b50;
    private const uint CentralSignature = 0x02014b50;
    private const uint LocalSignature = 0x04034b50;

    private static ReadOnlySpan<byte> MetadataName => "EGG-INFO/PKG-INFO"u8;

    /// <summary>The metadata of an egg; null when the archive is damaged, has none, or passes a limit.</summary>
    public static byte[]? ReadMetadata(ReadOnlySpan<byte> zip)
    {
        var end = FindEnd(zip);
        if (end < 0) return null;
        int entries = BinaryPrimitives.ReadUInt16LittleEndian(zip[(end + 10)..]);
        long at = BinaryPrimitives.ReadUInt32LittleEndian(zip[(end + 16)..]);
        for (var i = 0; i < Math.Min(entries, MostEntries); i++)
        {
            if (at > zip.Length - CentralLength) return null;
            var header = zip[(int)at..];
            if (BinaryPrimitives.ReadUInt32LittleEndian(header) != CentralSignature) return null;
            int nameLength = BinaryPrimitives.ReadUInt16LittleEndian(header[28..]);
            if (header.Length < CentralLength + nameLength) return null;
            if (header.Slice(CentralLength, nameLength).SequenceEqual(MetadataName)) return ReadEntry(zip, header);
            at += CentralLength + nameLength + BinaryPrimitives.ReadUInt16LittleEndian(header[30..]) + BinaryPrimitives.ReadUInt16LittleEndian(header[32..]);
        }

        return null;
    }

    private static int FindEnd(ReadOnlySpan<byte> zip)
    {
        Span<byte> signature = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(signature, EndSignature);
        if (zip.Length < EndLength) return -1;
        var tail = Math.Max(0, zip.Length - EndLength - ushort.MaxValue);
        var at = zip[tail..(zip.Length - EndLength + 4)].LastIndexOf(signature);
        return at < 0 ? -1 : tail + at;
    }

    private static byte[]? ReadEntry(ReadOnlySpan<byte> zip, ReadOnlySpan<byte> central)
    {
        var method = BinaryPrimitives.ReadUInt16LittleEndian(central[10..]);
        long packed = BinaryPrimitives.ReadUInt32LittleEndian(central[20..]);
        long local = BinaryPrimitives.ReadUInt32LittleEndian(central[42..]);
        if (local > zip.Length - LocalLength || BinaryPrimitives.ReadUInt32LittleEndian(zip[(int)local..]) != LocalSignature) return null;
        var header = zip[(int)local..];
        long start = local + LocalLength + BinaryPrimitives.ReadUInt16LittleEndian(header[26..]) + BinaryPrimitives.ReadUInt16LittleEndian(header[28..]);
        if (start + packed > zip.Length) return null;
        var body = zip.Slice((int)start, (int)packed);
        return method switch { 0 when packed <= LongestMetadata => body.ToArray(), 8 => Inflate(body), _ => null };
    }

    private static byte[]? Inflate(ReadOnlySpan<byte> body)
    {
        try
        {
            using var packed = new MemoryStream(body.ToArray(), writable: false);
            using var inflating = new DeflateStream(packed, CompressionMode.Decompress);
            var buffer = new byte[LongestMetadata];
            var length = inflating.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
            return buffer[..length];
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
