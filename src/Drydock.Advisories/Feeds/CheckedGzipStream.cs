using System.IO.Compression;
using System.Security.Cryptography;

namespace Drydock.Advisories.Feeds;

/// <summary>Gzip data of one or more members that must be whole: .NET's GZipStream takes a cut stream for its end.</summary>
/// <remarks>RFC 1952 section 2.2: members follow each other, and what they unpack to is read as one. One more member with a random text is put behind the
/// last: only when the data before it ends where a member ends does that text come out. Checksums and lengths are checked by zlib, member by member.</remarks>
internal sealed class CheckedGzipStream : ForwardStream
{
    private const int MarkLength = 16;

    private readonly byte[] mark = RandomNumberGenerator.GetBytes(MarkLength);
    private readonly byte[] buffer = new byte[(64 << 10) + MarkLength];
    private readonly GZipStream inner;
    private int start;
    private int end;
    private bool ended;

    /// <summary>Wraps packed data, which stays open.</summary>
    public CheckedGzipStream(Stream packed) => inner = new GZipStream(new FollowedStream(packed, Member(mark)), CompressionMode.Decompress);

    public override int Read(Span<byte> destination)
    {
        if (destination.IsEmpty) return 0;
        // The last bytes are held back: they may be the mark.
        while (!ended && end - start <= MarkLength) Fill();
        var count = Math.Min(destination.Length, end - start - (ended ? 0 : MarkLength));
        buffer.AsSpan(start, count).CopyTo(destination);
        start += count;
        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) inner.Dispose();
        base.Dispose(disposing);
    }

    private void Fill()
    {
        buffer.AsSpan(start, end - start).CopyTo(buffer);
        (start, end) = (0, end - start);
        var read = Unpack(buffer.AsSpan(end));
        end += read;
        if (read > 0) return;
        if (!buffer.AsSpan(start, end - start).EndsWith(mark)) throw Cut(null);
        end -= MarkLength;
        ended = true;
    }

    private int Unpack(Span<byte> destination)
    {
        try
        {
            return inner.Read(destination);
        }
        catch (InvalidDataException e)
        {
            throw Cut(e);
        }
    }

    private static FeedException Cut(Exception? cause) => new("its gzip data is cut short or damaged", cause);

    private static byte[] Member(byte[] text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest)) gzip.Write(text);
        return packed.ToArray();
    }

    /// <summary>A stream and some bytes after it.</summary>
    private sealed class FollowedStream(Stream first, ReadOnlyMemory<byte> rest) : ForwardStream
    {
        private ReadOnlyMemory<byte> rest = rest;
        private bool atRest;

        public override int Read(Span<byte> destination)
        {
            if (!atRest && first.Read(destination) is > 0 and var read) return read;
            atRest = true;
            var count = Math.Min(destination.Length, rest.Length);
            rest.Span[..count].CopyTo(destination);
            rest = rest[count..];
            return count;
        }
    }
}
