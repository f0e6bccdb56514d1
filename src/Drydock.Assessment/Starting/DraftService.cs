using System.Collections.Immutable;

namespace Drydock.Assessment.Starting;

/// <summary>A service of a fleet file that is being written.</summary>
public sealed record DraftService
{
    public required string Name { get; init; }

    /// <summary>Relative to the fleet file; null for a service that is only an image.</summary>
    public string? Dockerfile { get; init; }

    /// <summary>The build context where it is not the Dockerfile's folder.</summary>
    public string? Context { get; init; }

    public string? Target { get; init; }

    /// <summary>Build arguments with their values, by name.</summary>
    public ImmutableSortedDictionary<string, string> Arguments { get; init; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>The image that runs, for a service without Dockerfile.</summary>
    public string? Image { get; init; }

    /// <summary>What compose calls the image that it builds.</summary>
    public string? BuiltImage { get; init; }

    /// <summary>What the built stage stands on; null where that is not known.</summary>
    public string? Base { get; init; }

    /// <summary>True where only build arguments tell the base, so that the fleet file must.</summary>
    public bool BaseFromArguments { get; init; }

    /// <summary>Why the base is not known; null where it is.</summary>
    public string? BaseProblem { get; init; }

    /// <summary>Driver capabilities; null for a service without GPU.</summary>
    public ImmutableArray<string>? GpuCapabilities { get; init; }

    /// <summary>Where it was found: the compose services, or the Dockerfile alone.</summary>
    public ImmutableArray<string> Origins { get; init; } = [];

    /// <summary>Where its name comes from, from near to far; used to tell equal names apart.</summary>
    public ImmutableArray<string> Qualifiers { get; init; } = [];
}
