namespace Drydock.Images.Layers;

/// <summary>Bytes of an archive, read in blocks through one buffer. On a seekable stream bodies are skipped without being read.</summary>
internal sealed class TarInput(Stream stream, bool seek)
{
    /// <summary>Large enough that many small entries share one read.</summary>
    private const int BufferSize = 64 << 10;

    /// <summary>After a jump only the next header is certain to be needed.</summary>
    private const int ReadAfterJump = 4 << 10;

    private readonly byte[] buffer = new byte[BufferSize];
    private int start;
    private int end;
    private bool jumped;

    /// <summary>Offset of the next byte.</summary>
    public long Position { get; private set; }

    /// <summary>The next 512 bytes; shorter only at the end of the stream. Valid until the next call.</summary>
    public ReadOnlySpan<byte> Block()
    {
        if (end - start < 512) Fill(512);
        var length = Math.Min(512, end - start);
        var block = buffer.AsSpan(start, length);
        start += length;
        Position += length;
        return block;
    }

    /// <summary>Fills the whole target; false when the stream ends first.</summary>
    public bool Read(Span<byte> target)
    {
        while (target.Length > 0)
        {
            if (start == end)
            {
                if (target.Length >= BufferSize)
                {
                    var direct = stream.Read(target);
                    if (direct == 0) return false;
                    Position += direct;
                    target = target[direct..];
                    continue;
                }

                Fill(1);
                if (start == end) return false;
            }

            var length = Math.Min(target.Length, end - start);
            buffer.AsSpan(start, length).CopyTo(target);
            start += length;
            Position += length;
            target = target[length..];
        }

        return true;
    }

    /// <summary>Skips bytes; false when the stream ends first.</summary>
    public bool Skip(long length)
    {
        var buffered = (int)Math.Min(length, end - start);
        start += buffered;
        Position += buffered;
        length -= buffered;
        if (length == 0) return true;
        if (seek)
        {
            if (stream.Position + length > stream.Length) return false;
            stream.Position += length;
            Position += length;
            jumped = true;
            return true;
        }

        while (length > 0)
        {
            start = end = 0;
            var read = stream.Read(buffer.AsSpan(0, (int)Math.Min(BufferSize, length)));
            if (read == 0) return false;
            Position += read;
            length -= read;
        }

        return true;
    }

    /// <summary>Reads to the end of the stream, so that digests on the way see every byte.</summary>
    public void Drain()
    {
        Position += end - start;
        start = end = 0;
        if (seek) return;
        for (int read; (read = stream.Read(buffer)) > 0;) Position += read;
    }

    private void Fill(int wanted)
    {
        buffer.AsSpan(start, end - start).CopyTo(buffer);
        end -= start;
        start = 0;
        while (end < wanted)
        {
            var room = jumped ? Math.Min(ReadAfterJump, BufferSize - end) : BufferSize - end;
            var read = stream.Read(buffer.AsSpan(end, room));
            if (read == 0) return;
            end += read;
        }

        jumped = false;
    }
}
