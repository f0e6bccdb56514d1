using System.Collections.Immutable;

namespace Drydock.Assessment.StructureTests;

/// <summary>What the image's config must say. Null asks nothing.</summary>
public sealed record MetadataTest
{
    public ImmutableArray<NamedText> Environment { get; init; } = [];

    public ImmutableArray<string> UnboundEnvironment { get; init; } = [];

    public ImmutableArray<NamedText> Labels { get; init; } = [];

    public ImmutableArray<string>? Entrypoint { get; init; }

    public ImmutableArray<string>? Command { get; init; }

    public ImmutableArray<string> Ports { get; init; } = [];

    public ImmutableArray<string> ClosedPorts { get; init; } = [];

    public ImmutableArray<string> Volumes { get; init; } = [];

    public ImmutableArray<string> OtherVolumes { get; init; } = [];

    public string? WorkingFolder { get; init; }

    public string? User { get; init; }
}
