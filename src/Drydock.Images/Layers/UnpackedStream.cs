namespace Drydock.Images.Layers;

/// <summary>The uncompressed bytes of a layer: counted against the image's budget and the compression ratio, and hashed.</summary>
internal sealed class UnpackedStream(Stream inner, HashThread? hash, StoredStream stored, ReadBudget budget, string subject) : ReadOnlyStream
{
    /// <summary>Bytes read so far.</summary>
    public long Count { get; private set; }

    public override int Read(Span<byte> buffer)
    {
        var read = inner.Read(buffer);
        Count += read;
        budget.TakeBytes(read, subject);
        if (Count > budget.Limits.RatioAfterBytes && Count / budget.Limits.Ratio > stored.Count)
            throw ReadBudget.Exceeded(subject, $"it unpacks to more than {budget.Limits.Ratio} times its size");
        hash?.Append(buffer[..read]);
        return read;
    }
}
