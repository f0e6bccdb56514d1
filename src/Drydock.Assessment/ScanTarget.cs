using System.Collections.Immutable;
using Drydock.Advisories;
using Drydock.Images;
using Drydock.Packages;

namespace Drydock.Assessment;

/// <summary>What was scanned.</summary>
public sealed record ScanTarget
{
    /// <summary>As a person would write it.</summary>
    public required string Reference { get; init; }

    public required TargetKind Kind { get; init; }

    /// <summary>Manifest digest, else config digest; null for folders and files.</summary>
    public Digest? Digest { get; init; }

    /// <summary>Manifest digest; null for folders and files, and where the source has only a config (Docker's classic store): the two cannot be compared.</summary>
    public Digest? ManifestDigest { get; init; }

    public Platform? Platform { get; init; }

    public OsRelease? Os { get; init; }

    /// <summary>The distribution's support phase on <see cref="SupportPhase.AsOf"/>; null when unknown.</summary>
    public SupportPhase? Support { get; init; }

    /// <summary>Lowest first; empty for folders and files.</summary>
    public ImmutableArray<TargetLayer> Layers { get; init; } = [];

    public BaseImage? Base { get; init; }

    /// <summary>Who answered, when it matters: a mirror, the engine behind a plain name. Null when the reference says it all.</summary>
    public string? AnsweredBy { get; init; }

    /// <summary>False when layer digests were not checked (an uncompressed archive without <c>--verify</c>).</summary>
    public bool Verified { get; init; } = true;
}
