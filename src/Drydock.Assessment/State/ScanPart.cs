using System.Collections.Immutable;
using Drydock.Images;

namespace Drydock.Assessment.State;

/// <summary>One thing that was looked at for a service, and what was seen. A part that failed or is partial closes nothing.</summary>
public sealed record ScanPart
{
    /// <summary>Which: <c>image</c>, <c>base</c> or <c>sources</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The target as a person writes it.</summary>
    public required string Target { get; init; }

    public Digest? Digest { get; init; }

    /// <summary>Digest of the manifest; null where the source has only a config's.</summary>
    public Digest? ManifestDigest { get; init; }

    /// <summary>Null where there is none.</summary>
    public Platform? Platform { get; init; }

    /// <summary>Null when it could not be looked at.</summary>
    public ScanStatus? Status { get; init; }

    /// <summary>The first problem; null for a complete scan.</summary>
    public string? Problem { get; init; }

    public int Packages { get; init; }

    /// <summary>When the advisories that were asked were put together (UTC).</summary>
    public required DateTimeOffset DataOf { get; init; }

    /// <summary>They were the bundled sample.</summary>
    public bool IsSample { get; init; }

    public ImmutableArray<Sighting> Sightings { get; init; } = [];
}
