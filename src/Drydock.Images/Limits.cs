namespace Drydock.Images;

/// <summary>What is read at most from hostile input. A limit that is hit gives a problem and a partial result, never a clean one.</summary>
public sealed record Limits
{
    public static Limits Default { get; } = new();

    /// <summary>Layers of one image.</summary>
    public int Layers { get; init; } = 512;

    /// <summary>Archive entries of one image.</summary>
    public long Entries { get; init; } = 2_000_000;

    /// <summary>Decompressed bytes of one image.</summary>
    public long DecompressedBytes { get; init; } = 64L << 30;

    /// <summary>Decompressed ÷ compressed bytes, judged once <see cref="RatioAfterBytes"/> have been decompressed.</summary>
    public int Ratio { get; init; } = 1000;

    public long RatioAfterBytes { get; init; } = 100L << 20;

    /// <summary>Wall time for reading one image.</summary>
    public TimeSpan ReadTime { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>Bytes of a manifest, index or config.</summary>
    public int DocumentBytes { get; init; } = 4 << 20;

    /// <summary>Bytes of a path or link target.</summary>
    public int PathBytes { get; init; } = 4096;

    /// <summary>Components of a path.</summary>
    public int PathDepth { get; init; } = 256;

    /// <summary>Symbolic links followed while resolving one path.</summary>
    public int LinkHops { get; init; } = 40;

    /// <summary>Bytes of a file that a cataloger reads.</summary>
    public int FileBytes { get; init; } = 64 << 20;

    /// <summary>Bytes of an extended header or long name in an archive.</summary>
    public int HeaderBodyBytes { get; init; } = 1 << 20;
}
