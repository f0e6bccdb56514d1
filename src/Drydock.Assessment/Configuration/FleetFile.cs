using System.Collections.Immutable;
using Drydock.Assessment.Policy;

namespace Drydock.Assessment.Configuration;

/// <summary>The fleet as <c>drydock.yaml</c> tells it.</summary>
public sealed record FleetFile
{
    public const string Name = "drydock.yaml";

    /// <summary>As given by whoever read it.</summary>
    public required string Path { get; init; }

    /// <summary>What the file asks of every service; empty where it says nothing.</summary>
    public required PolicyLayer Policy { get; init; }

    /// <summary>In file order.</summary>
    public ImmutableArray<FleetService> Services { get; init; } = [];

    /// <summary>In file order, expired ones included.</summary>
    public ImmutableArray<Waiver> Waivers { get; init; } = [];

    public ImmutableArray<NotifyTarget> Notify { get; init; } = [];

    /// <summary>How often by what: <c>scan</c>, <c>review</c>, <c>digests</c>; what is not named has no entry.</summary>
    public ImmutableDictionary<string, string> Schedule { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The service of a name; null when there is none.</summary>
    public FleetService? Find(string name) => Services.FirstOrDefault(s => s.Name == name);
}
