namespace Drydock.Images.Layers;

/// <summary>What one image may still cost, shared by all its layers.</summary>
internal sealed class ReadBudget(Limits limits, CancellationToken cancellationToken, CancellationToken timeUp)
{
    private long entries;
    private long bytes;

    public Limits Limits { get; } = limits;

    public CancellationToken CancellationToken { get; } = cancellationToken;

    /// <summary>Counts an archive entry.</summary>
    public void TakeEntry(string subject)
    {
        if (Interlocked.Increment(ref entries) > Limits.Entries) throw Exceeded(subject, $"the image has more than {Limits.Entries} entries");
    }

    /// <summary>Counts decompressed bytes, and looks at the clock.</summary>
    public void TakeBytes(int count, string subject)
    {
        CancellationToken.ThrowIfCancellationRequested();
        if (timeUp.IsCancellationRequested) throw Exceeded(subject, $"reading took longer than {Limits.ReadTime.TotalMinutes:0.#} minutes");
        if (Interlocked.Add(ref bytes, count) > Limits.DecompressedBytes) throw Exceeded(subject, $"the image unpacks to more than {Limits.DecompressedBytes} bytes");
    }

    /// <summary>The exception for a limit that was hit.</summary>
    public static CorruptLayerException Exceeded(string subject, string wrong) =>
        new(new Problem("reading", subject, wrong, "check where the image comes from; limits can be raised only in code that trusts it"), -1);
}
