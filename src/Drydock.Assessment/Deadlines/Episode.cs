using Drydock.Advisories;

namespace Drydock.Assessment.Deadlines;

/// <summary>One continuous time in which a finding is present: what a clock belongs to.</summary>
public sealed record Episode
{
    /// <summary>From 1.</summary>
    public required int Number { get; init; }

    /// <summary>When it was first observed (UTC). Exposure counts from here and is never paused.</summary>
    public required DateTimeOffset Started { get; init; }

    /// <summary>When the clock started; null while it waits.</summary>
    public DateTimeOffset? ClockStarted { get; init; }

    public required Severity Severity { get; init; }

    public string? FixedVersion { get; init; }

    public bool Exploited { get; init; }

    public required EpisodeState State { get; init; }

    /// <summary>Null while the clock waits or stands, and where the policy sets none.</summary>
    public DateTimeOffset? Due { get; init; }

    /// <summary>The deadline that passed while it was open; null when none did.</summary>
    public DateTimeOffset? Breached { get; init; }

    /// <summary>When it was fixed, retired or found not to apply; null while it is present.</summary>
    public DateTimeOffset? Closed { get; init; }

    /// <summary>While it is waived: until when.</summary>
    public DateTimeOffset? WaivedUntil { get; init; }

    /// <summary>While it is waived: what is left of the clock; null where no deadline ran.</summary>
    public TimeSpan? Remaining { get; init; }

    /// <summary>True while it is present, waived or not.</summary>
    public bool IsPresent => State is EpisodeState.Open or EpisodeState.Waiting or EpisodeState.Waived;

    /// <summary>Whether its deadline has passed and it is still open.</summary>
    public bool IsOverdue(DateTimeOffset now) => State == EpisodeState.Open && Due < now;
}
