using Drydock.Images;

namespace Drydock.Advisories.Updates;

/// <summary>A feed's bytes, or why there are none.</summary>
internal sealed record FetchedFeed
{
    public required FeedChange Change { get; init; }

    /// <summary>The exact URL or path, redacted.</summary>
    public required string Location { get; init; }

    /// <summary>The file with the bytes; null when there are none.</summary>
    public string? File { get; init; }

    /// <summary>True when <see cref="File"/> is to be deleted after use.</summary>
    public bool IsTemporary { get; init; }

    /// <summary>Sha256 of the bytes.</summary>
    public string Digest { get; init; } = "";

    public string? ETag { get; init; }

    public string? LastModified { get; init; }

    /// <summary>When the bytes were fetched; for a file, when it was last written.</summary>
    public DateTimeOffset Time { get; init; }

    public long Bytes { get; init; }

    /// <summary>Why it failed.</summary>
    public Problem? Problem { get; init; }
}
