using System.Collections.Immutable;

namespace Drydock.Assessment.State;

/// <summary>That a service was built and tested on a base.</summary>
/// <param name="At">When (UTC).</param>
/// <param name="Source">The commit that the service's files were at, with <c>+</c> and a digest of them where they differ from it; null where none is known.</param>
/// <param name="Reference">The base.</param>
/// <param name="Digest">Of the base's manifest for the platform; null when it is not known.</param>
/// <param name="Platform">Null when it is not known.</param>
/// <param name="Failed">What failed: <c>build</c>, <c>test</c>, …; null when everything passed.</param>
public sealed record RecordedTrial(string Service, DateTimeOffset At, string? Source, string Reference, string? Digest, string? Platform, string? Failed, string ToolVersion)
{
    /// <summary>The base before it; null in records of old versions.</summary>
    public string? From { get; init; }

    /// <summary>The step that it was: <c>patch</c>; null for a base that a person named.</summary>
    public string? Step { get; init; }

    /// <summary>What was tried, in order; empty in records of old versions.</summary>
    public ImmutableArray<TrialProof> Proofs { get; init; } = [];

    /// <summary>What changes between the bases; null when they were not compared.</summary>
    public TrialChanges? Changes { get; init; }

    /// <summary>What failed, in order of trying; null when everything passed, and in records of old versions.</summary>
    public TrialProof? Failure => Proofs.FirstOrDefault(static p => !p.Passed);
}
