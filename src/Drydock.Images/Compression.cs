namespace Drydock.Images;

/// <summary>Recognises compressed streams by their first bytes; a media type or file name is never believed.</summary>
internal static class Compression
{
    /// <summary>Bytes that decide.</summary>
    public const int HeadBytes = 4;

    /// <summary>How a stream is compressed.</summary>
    public enum Kind
    {
        None,
        Gzip,
        Zstd,
    }

    /// <summary>Not compressed.</summary>
    public const Kind None = Kind.None;

    /// <summary>By the first bytes. RFC 1952 2.3.1; RFC 8878 3.1.1 (a frame) and 3.1.2 (a skippable one).</summary>
    public static Kind Of(ReadOnlySpan<byte> head) => head switch
    {
        [0x1F, 0x8B, ..] => Kind.Gzip,
        [0x28, 0xB5, 0x2F, 0xFD, ..] or [>= 0x50 and <= 0x5F, 0x2A, 0x4D, 0x18, ..] => Kind.Zstd,
        _ => Kind.None,
    };

    /// <summary>Looks at a seekable stream and leaves it where it was.</summary>
    public static Kind Of(Stream stream)
    {
        Span<byte> head = stackalloc byte[HeadBytes];
        var start = stream.Position;
        var read = stream.ReadAtLeast(head, HeadBytes, throwOnEndOfStream: false);
        stream.Position = start;
        return Of(head[..read]);
    }

    /// <summary>The unpacked bytes of a stream.</summary>
    public static Stream Unpack(Stream stream, Kind kind) => kind switch
    {
        Kind.Gzip => new System.IO.Compression.GZipStream(new BufferedStream(stream, 128 << 10), System.IO.Compression.CompressionMode.Decompress),
        Kind.Zstd => new ZstdSharp.DecompressionStream(stream),
        _ => stream,
    };
}
