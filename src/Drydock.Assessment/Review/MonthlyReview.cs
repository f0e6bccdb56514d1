using System.Collections.Immutable;
using Drydock.Advisories;

namespace Drydock.Assessment.Review;

/// <summary>The monthly review: what every writer needs, nothing that depends on how it is written.</summary>
public sealed record MonthlyReview
{
    /// <summary>The fleet file as shown to people.</summary>
    public required string Fleet { get; init; }

    public required ReviewMonth Month { get; init; }

    /// <summary>The instant that it tells of (UTC).</summary>
    public required DateTimeOffset AsOf { get; init; }

    public required string ToolVersion { get; init; }

    public required DatabaseInfo Database { get; init; }

    /// <summary>In the order of the fleet file.</summary>
    public required ImmutableArray<ServiceReview> Services { get; init; }

    /// <summary>Those of all services together.</summary>
    public required MonthFigures Figures { get; init; }

    /// <summary>Those of the month before; null when nothing was recorded by its end.</summary>
    public MonthFigures? Before { get; init; }

    /// <summary>What a person must decide, the most urgent first.</summary>
    public ImmutableArray<Decision> Decisions { get; init; } = [];

    /// <summary>Waivers that end within <see cref="ReviewBuilder.DaysAhead"/> days, and those that ended in the month.</summary>
    public ImmutableArray<WaiverNotice> Waivers { get; init; } = [];

    /// <summary>What the review could not see: it is unknown, not clean.</summary>
    public ImmutableArray<string> Unseen { get; init; } = [];
}
