using System.Collections.Immutable;

namespace Drydock.Gpu.Probe.Containers;

/// <summary>How a container is started for a probe.</summary>
public sealed record ContainerProbeOptions
{
    /// <summary>Reference of the image.</summary>
    public required string Image { get; init; }

    /// <summary>The engine's program: a path, or a name on PATH. Its file name tells Podman from Docker.</summary>
    public required string Engine { get; init; }

    /// <summary><c>all</c>, <c>none</c>, or a comma list of indexes, UUIDs and MIG devices.</summary>
    public required string Gpus { get; init; }

    /// <summary>The user inside, as <c>--user</c> wants it; null for the image's own.</summary>
    public string? User { get; init; }

    /// <summary>The drydock binary that is mounted: one file for the image's platform.</summary>
    public required string Binary { get; init; }

    /// <summary>Time for the probe inside.</summary>
    public required TimeSpan Timeout { get; init; }

    /// <summary>Given to the engine's <c>run</c> as they are, after everything else.</summary>
    public ImmutableArray<string> EngineArguments { get; init; } = [];

    /// <summary>The engine is Podman, or a name that stands for it.</summary>
    public bool IsPodman => Path.GetFileName(Engine).StartsWith("podman", StringComparison.Ordinal);
}
