using System.Collections.Immutable;
using Drydock.Advisories;
using Drydock.Images;
using Drydock.Packages;

namespace Drydock.Assessment;

/// <summary>A target that has been read and catalogued, before any advisory is asked: the input of <see cref="Assess"/>.</summary>
public sealed record ScanSubject
{
    public required string ToolVersion { get; init; }

    /// <summary>The target as a person would write it.</summary>
    public required string Reference { get; init; }

    public required TargetKind Kind { get; init; }

    /// <summary>Null for folders, files and SBOMs.</summary>
    public ImageManifest? Manifest { get; init; }

    public BaseImage? Base { get; init; }

    public required Inventory Inventory { get; init; }

    /// <summary>What could not be read of the image itself; the inventory's own problems are added to these.</summary>
    public ImmutableArray<Problem> Problems { get; init; } = [];

    public SupportPhase? Support { get; init; }

    /// <summary>False when layers were walked without checking their digests.</summary>
    public bool Verified { get; init; } = true;
}
