using System.Collections.Immutable;
using Drydock.Assessment.FleetReports;
using Drydock.Assessment.State;
using Drydock.Bases.Status;
using Drydock.Gpu.Checking;

namespace Drydock.Assessment.Review;

/// <summary>One service in the review.</summary>
public sealed record ServiceReview
{
    public required string Name { get; init; }

    public string? Owner { get; init; }

    /// <summary>What it stands on; null where that is not known.</summary>
    public string? Base { get; init; }

    public BaseStatus? Status { get; init; }

    /// <summary>Whether the packages of its image, or of its base, were ever read: without that, no finding means little.</summary>
    public bool ImageRead { get; init; }

    /// <summary>What it pins and asks of the GPU; null for a service that uses none.</summary>
    public ServiceReport? Gpu { get; init; }

    public required MonthFigures Figures { get; init; }

    /// <summary>Those of the month before; null when nothing was recorded by its end.</summary>
    public MonthFigures? Before { get; init; }

    /// <summary>Open findings, due first.</summary>
    public ImmutableArray<FindingRecord> Open { get; init; } = [];

    /// <summary>Updates that close open findings, the most urgent first.</summary>
    public ImmutableArray<PackageUpdate> Updates { get; init; } = [];

    /// <summary>Findings whose deadline passed in the month.</summary>
    public ImmutableArray<FindingRecord> Missed { get; init; } = [];

    /// <summary>Findings that were gone in the month.</summary>
    public ImmutableArray<FindingRecord> Closed { get; init; } = [];

    /// <summary>The bases that it was tried on in the month, oldest first.</summary>
    public ImmutableArray<RecordedTrial> Trials { get; init; } = [];

    /// <summary>The last of each step of the month's work on it, in the order in which they are done.</summary>
    public ImmutableArray<RecordedStep> Work { get; init; } = [];

    /// <summary>Times in the month that the base's digest changed: when, and to what.</summary>
    public ImmutableArray<(DateTimeOffset At, string Digest)> Refreshes { get; init; } = [];
}
