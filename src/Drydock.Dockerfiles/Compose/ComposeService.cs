using System.Collections.Immutable;

namespace Drydock.Dockerfiles.Compose;

/// <summary>One service of a compose file. Values keep <c>${…}</c> as written where the environment decides them.</summary>
public sealed record ComposeService
{
    public required string Name { get; init; }

    /// <summary>Line of the name, from 1.</summary>
    public required int Line { get; init; }

    public ComposeValue? Image { get; init; }

    public ComposeBuild? Build { get; init; }

    /// <summary>The platforms that it runs on or is built for.</summary>
    public ImmutableArray<ComposeValue> Platforms { get; init; } = [];

    public ComposeValue? User { get; init; }

    /// <summary>Set when the service is privileged.</summary>
    public ComposeValue? Privileged { get; init; }

    public bool ReadOnly { get; init; }

    public ImmutableArray<ComposeValue> CapabilitiesDropped { get; init; } = [];

    public ImmutableArray<ComposeValue> CapabilitiesAdded { get; init; } = [];

    public ImmutableArray<ComposeValue> SecurityOptions { get; init; } = [];

    public ImmutableArray<ComposeVariable> Environment { get; init; } = [];

    /// <summary><c>nvidia</c> for the runtime that older files name.</summary>
    public ComposeValue? Runtime { get; init; }

    public ImmutableArray<ComposeGpu> Gpus { get; init; } = [];

    /// <summary>Ports and published ports as written, short or long form (then <c>published:target</c>).</summary>
    public ImmutableArray<ComposeValue> Ports { get; init; } = [];

    /// <summary>Mounts as written, short or long form (then <c>source:target</c>).</summary>
    public ImmutableArray<ComposeValue> Volumes { get; init; } = [];

    public ImmutableArray<ComposeValue> Devices { get; init; } = [];

    /// <summary><c>network_mode</c>, <c>pid</c> and <c>ipc</c> set to <c>host</c>.</summary>
    public ImmutableArray<ComposeValue> HostNamespaces { get; init; } = [];

    /// <summary>The command of the health check as words or one shell line; empty when there is none.</summary>
    public ImmutableArray<string> HealthCheck { get; init; } = [];
}
