namespace Drydock.Images.Layers;

/// <summary>The stored bytes of a layer on their way in: counted, hashed, reported.</summary>
internal sealed class StoredStream(Stream inner, IProgress<LayerProgress>? progress, ImageLayer layer) : ReadOnlyStream
{
    private const long ReportEvery = 1 << 20;

    private long reported;
    private HashThread? hash;

    /// <summary>Bytes read so far.</summary>
    public long Count { get; private set; }

    /// <summary>Bytes to hand out first: those that were read to find the compression.</summary>
    public ReadOnlyMemory<byte> Head { get; private set; }

    public override int Read(Span<byte> buffer)
    {
        if (Head.Length > 0)
        {
            var length = Math.Min(buffer.Length, Head.Length);
            Head.Span[..length].CopyTo(buffer);
            Head = Head[length..];
            return length;
        }

        return ReadInner(buffer);
    }

    /// <summary>Hashes every byte, those already looked at included. Call before the first read.</summary>
    public void StartHash(HashThread into)
    {
        into.Append(Head.Span);
        hash = into;
    }

    /// <summary>Reads the first bytes without consuming them.</summary>
    public ReadOnlySpan<byte> Peek(int length)
    {
        var head = new byte[length];
        var read = 0;
        while (read < length && ReadInner(head.AsSpan(read)) is > 0 and var more) read += more;
        Head = head.AsMemory(0, read);
        return Head.Span;
    }

    /// <summary>Reads what is left, so that size and digest cover every byte.</summary>
    public void Drain()
    {
        var buffer = new byte[64 << 10];
        while (Read(buffer) > 0)
        {
            // Counting and hashing happen on the way.
        }
    }

    private int ReadInner(Span<byte> buffer)
    {
        var read = inner.Read(buffer);
        Count += read;
        hash?.Append(buffer[..read]);
        if (progress is not null && (Count - reported >= ReportEvery || read == 0))
        {
            reported = Count;
            progress.Report(new LayerProgress(layer.Index, Count, layer.Size));
        }

        return read;
    }
}
