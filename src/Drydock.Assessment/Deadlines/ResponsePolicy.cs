using System.Collections.Immutable;
using Drydock.Advisories;

namespace Drydock.Assessment.Deadlines;

/// <summary>By when findings must be dealt with.</summary>
public sealed record ResponsePolicy
{
    /// <summary>One per severity.</summary>
    public required ImmutableDictionary<Severity, ResponseTime> Times { get; init; }

    /// <summary>One per severity: the latest end of a next window, and the deadline where no window comes.</summary>
    public required ImmutableDictionary<Severity, TimeSpan> AtMost { get; init; }

    /// <summary>For what is known to be exploited, where it is earlier.</summary>
    public ResponseTime KnownExploited { get; init; } = ResponseTime.None;

    public ClockStart Start { get; init; } = ClockStart.FirstSeen;

    /// <summary>The clock waits while no fix exists; else it runs.</summary>
    public bool WaitsForFix { get; init; }

    /// <summary>The least time for what the first scan of a service finds.</summary>
    public TimeSpan Grace { get; init; }

    /// <summary>A window must start at least so long after the clock.</summary>
    public TimeSpan LeastLead { get; init; }

    /// <summary>A finding that comes back within this time keeps its clock.</summary>
    public TimeSpan ReopenWithin { get; init; } = TimeSpan.FromDays(7);

    /// <summary>The least time left when a waiver ends.</summary>
    public TimeSpan AfterWaiver { get; init; } = TimeSpan.FromDays(1);

    public ImmutableArray<MaintenanceWindow> Windows { get; init; } = [];

    /// <summary>The deadline of a clock that starts at an instant; null where the policy says that there is none.</summary>
    public DateTimeOffset? Due(Severity severity, bool exploited, DateTimeOffset start)
    {
        var due = Due(Times[severity], severity, start);
        if (!exploited || Due(KnownExploited, severity, start) is not { } sooner) return due;
        return due is { } later && later < sooner ? later : sooner;
    }

    private DateTimeOffset? Due(ResponseTime time, Severity severity, DateTimeOffset start)
    {
        if (time.Duration is { } duration) return start + duration;
        if (!time.InWindow) return null;
        var latest = start + AtMost[severity];
        var next = Windows.Select(w => w.NextFrom(start + LeastLead)).OfType<WindowTime>().OrderBy(static w => w.Start).ThenBy(static w => w.End).Select(static w => (DateTimeOffset?)w.End).FirstOrDefault();
        return next is { } end && end < latest ? end : latest;
    }
}
