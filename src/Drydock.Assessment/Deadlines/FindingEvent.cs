using Drydock.Advisories;

namespace Drydock.Assessment.Deadlines;

/// <summary>Something that happened to a finding: a fact that is never changed. What an event does not speak of is null.</summary>
/// <param name="At">When (UTC).</param>
public sealed record FindingEvent(DateTimeOffset At, FindingEventKind Kind)
{
    /// <summary>The severity from now on.</summary>
    public Severity? Severity { get; init; }

    /// <summary>The fixed version from now on.</summary>
    public string? FixedVersion { get; init; }

    /// <summary>Known to be exploited when it was observed.</summary>
    public bool Exploited { get; init; }

    /// <summary>When the advisory was published, where that is known.</summary>
    public DateTimeOffset? Published { get; init; }

    /// <summary>It was observed by the first scan of its service.</summary>
    public bool OnFirstScan { get; init; }

    /// <summary>Of a waiver: the instant from which it no longer counts.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Why, for people.</summary>
    public string? Note { get; init; }

    /// <summary>Who: a person's name, or the tool.</summary>
    public string? Actor { get; init; }
}
