using System.Collections.Immutable;
using Drydock.Assessment.Policy;

namespace Drydock.Assessment.Configuration;

/// <summary>One entry of the fleet.</summary>
public sealed record FleetService
{
    public required string Name { get; init; }

    /// <summary>Of its key in the file, from 1.</summary>
    public required int Line { get; init; }

    /// <summary>Relative to the file; null for a service that is only an image.</summary>
    public string? Dockerfile { get; init; }

    /// <summary>Relative to the file; null for the Dockerfile's folder.</summary>
    public string? Context { get; init; }

    /// <summary>The stage that is built; null for the last.</summary>
    public string? Target { get; init; }

    public ImmutableSortedDictionary<string, string> Arguments { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>The image that runs; null when it is not known.</summary>
    public string? Image { get; init; }

    /// <summary>What the final stage stands on, as the file says; null when only the Dockerfile says it.</summary>
    public string? Base { get; init; }

    public string? Owner { get; init; }

    public GpuNeeds? Gpu { get; init; }

    /// <summary>The command that proves a build; empty when there is none.</summary>
    public ImmutableArray<string> Test { get; init; } = [];

    /// <summary>A file of container-structure-test that its image must pass, relative to the file; null for none.</summary>
    public string? StructureTest { get; init; }

    /// <summary>How a started service shows that it is well, beside the image's own HEALTHCHECK; null where the file says nothing.</summary>
    public ServiceHealthcheck? Healthcheck { get; init; }

    /// <summary>What only this service must keep to; empty where the file says nothing.</summary>
    public required PolicyLayer Policy { get; init; }
}
