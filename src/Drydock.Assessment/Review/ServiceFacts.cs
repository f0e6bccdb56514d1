using System.Collections.Immutable;
using Drydock.Assessment.Configuration;
using Drydock.Assessment.State;
using Drydock.Bases.Status;
using Drydock.Gpu.Checking;

namespace Drydock.Assessment.Review;

/// <summary>What is known of one service, before anything is judged.</summary>
/// <param name="Base">What its final stage stands on; null where that could not be read or it stands on nothing.</param>
/// <param name="Status">Of the base on the day of the review.</param>
/// <param name="Findings">Every one ever seen.</param>
/// <param name="Scans">The last look at each of its parts by the day of the review.</param>
/// <param name="Digests">That its base had, oldest first.</param>
/// <param name="Problems">What could not be read.</param>
public sealed record ServiceFacts(
    FleetService Service, string? Base, BaseStatus? Status, ImmutableArray<TrackedFinding> Findings, ImmutableArray<RecordedScan> Scans, ImmutableArray<RecordedBase> Digests, ImmutableArray<string> Problems)
{
    /// <summary>Whether the packages of its image, or of its base, were ever read.</summary>
    public bool ImageRead => Scans.Any(static s => s.Part is "image" or "base" && s.Outcome != "failed");

    /// <summary>The bases that it was tried on, oldest first.</summary>
    public ImmutableArray<RecordedTrial> Trials { get; init; } = [];

    /// <summary>The steps of work on it that ended, oldest first.</summary>
    public ImmutableArray<RecordedStep> Steps { get; init; } = [];

    /// <summary>What it pins and asks of the GPU; null where it has no Dockerfile that could be read.</summary>
    public ServiceReport? Gpu { get; init; }
}
