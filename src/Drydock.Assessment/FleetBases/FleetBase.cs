using System.Collections.Immutable;
using Drydock.Assessment.Policy;
using Drydock.Bases.Status;
using Drydock.Images;

namespace Drydock.Assessment.FleetBases;

/// <summary>What one service of a fleet stands on, and where that stands.</summary>
public sealed record FleetBase
{
    public required string Service { get; init; }

    public string? Owner { get; init; }

    /// <summary>As written; null for scratch and where nothing says it.</summary>
    public string? Reference { get; init; }

    /// <summary>Where it is written: <c>api/Dockerfile:3</c>.</summary>
    public string? Place { get; init; }

    /// <summary>True when a Dockerfile says the base, so that <c>drydock update</c> can change it.</summary>
    public bool HasDockerfile { get; init; }

    /// <summary>True for a service that stands on nothing.</summary>
    public bool IsScratch { get; init; }

    /// <summary>What the service must keep to.</summary>
    public required EffectivePolicy Policy { get; init; }

    /// <summary>Null when there is no base, or it is not known.</summary>
    public BaseStatus? Status { get; init; }

    /// <summary>Null as <see cref="Status"/>.</summary>
    public BaseDrift? Drift { get; init; }

    public BaseFindings Findings { get; init; } = BaseFindings.None;

    /// <summary>What could not be read or looked up. Any entry makes the answer partial.</summary>
    public ImmutableArray<Problem> Problems { get; init; } = [];

    /// <summary>The next thing to do.</summary>
    public BaseAdvice Advice => BaseAdvice.Of(this);
}
