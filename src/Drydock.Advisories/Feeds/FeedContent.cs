using ZstdSharp;

namespace Drydock.Advisories.Feeds;

/// <summary>Opens a feed's bytes whatever they are packed in, and notices when they are cut short.</summary>
internal static class FeedContent
{
    /// <summary>The unpacked stream; the caller disposes it. Gzip and zstd are recognised by their first bytes, up to two layers deep
    /// (a .gz file that was sent with Content-Encoding: gzip).</summary>
    public static Stream Unpack(Stream content) => new UnpackedStream(content);

    private static Stream UnpackOnce(Stream content)
    {
        Span<byte> magic = stackalloc byte[4];
        var start = content.Position;
        var got = content.ReadAtLeast(magic, 4, throwOnEndOfStream: false);
        content.Position = start;
        magic = magic[..got];
        if (magic is [0x1f, 0x8b, ..]) return new CheckedGzipStream(content);
        return magic is [0x28, 0xb5, 0x2f, 0xfd] ? new DecompressionStream(content, leaveOpen: true) : content;
    }

    /// <summary>Turns the readers' own exceptions into <see cref="FeedException"/>; the packed stream stays open.</summary>
    private sealed class UnpackedStream : ForwardStream
    {
        private readonly Stream inner;
        private readonly Stream? gzip;
        private readonly bool ownsInner;

        public UnpackedStream(Stream content)
        {
            inner = UnpackOnce(content);
            ownsInner = !ReferenceEquals(inner, content);
            if (inner is not CheckedGzipStream) return;
            gzip = inner;
            var first = new byte[2];
            var got = Checked(() => gzip.ReadAtLeast(first, 2, throwOnEndOfStream: false));
            inner = new PrefixedStream(first.AsMemory(0, got), gzip);
            if (first is [0x1f, 0x8b]) inner = new CheckedGzipStream(inner);
        }

        public override int Read(Span<byte> buffer)
        {
            try
            {
                return inner.Read(buffer);
            }
            catch (Exception e) when (Wrong(e) is not null)
            {
                throw new FeedException(Wrong(e)!, e);
            }
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing && ownsInner)
            {
                inner.Dispose();
                gzip?.Dispose();
            }

            base.Dispose(disposing);
        }

        private static int Checked(Func<int> read)
        {
            try
            {
                return read();
            }
            catch (Exception e) when (Wrong(e) is not null)
            {
                throw new FeedException(Wrong(e)!, e);
            }
        }

        private static string? Wrong(Exception e) => e switch
        {
            InvalidDataException => "its compressed data is damaged",
            EndOfStreamException => "its compressed data is cut short",
            ZstdException => "its zstd data is damaged",
            _ => null,
        };
    }

    private sealed class PrefixedStream(ReadOnlyMemory<byte> prefix, Stream rest) : ForwardStream
    {
        private ReadOnlyMemory<byte> prefix = prefix;

        public override int Read(Span<byte> buffer)
        {
            if (prefix.IsEmpty) return rest.Read(buffer);
            var count = Math.Min(prefix.Length, buffer.Length);
            prefix.Span[..count].CopyTo(buffer);
            prefix = prefix[count..];
            return count;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing) rest.Dispose();
            base.Dispose(disposing);
        }
    }
}
