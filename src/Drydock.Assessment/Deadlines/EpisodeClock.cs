using Drydock.Advisories;

namespace Drydock.Assessment.Deadlines;

/// <summary>The clock of one episode while its events are gone through.</summary>
internal sealed class EpisodeClock
{
    private readonly ResponsePolicy policy;
    private readonly DateTimeOffset started;
    private readonly TimeSpan grace;
    private DateTimeOffset? clockStarted;
    private DateTimeOffset? due;
    private DateTimeOffset? breached;
    private DateTimeOffset? closed;
    private DateTimeOffset? waivedUntil;
    private TimeSpan? remaining;
    private Severity severity;
    private string? fixedVersion;
    private bool exploited;
    private EpisodeState state;

    public EpisodeClock(FindingEvent observed, ResponsePolicy policy)
    {
        this.policy = policy;
        started = observed.At;
        grace = observed.OnFirstScan ? policy.Grace : TimeSpan.Zero;
        Take(observed);
        state = EpisodeState.Waiting;
        TryStart(policy.Start == ClockStart.Published && observed.Published < observed.At ? observed.Published.Value : observed.At);
    }

    /// <summary>Whether an observation belongs to this episode: it is present, or came back soon enough; then it is present again.</summary>
    public bool Continues(FindingEvent observed)
    {
        Advance(observed.At);
        if (closed is not { } end) return true;
        if (state != EpisodeState.NotAffected && observed.At - end > policy.ReopenWithin) return false;
        closed = null;
        if (state == EpisodeState.NotAffected) Resume(observed.At);
        else state = clockStarted is null ? EpisodeState.Waiting : EpisodeState.Open;
        Reconsider(observed.Severity ?? severity, observed.Exploited, observed.At);
        if (observed.FixedVersion is not null) fixedVersion = observed.FixedVersion;
        TryStart(observed.At);
        return true;
    }

    public void Apply(FindingEvent found)
    {
        Advance(found.At);
        if (closed is not null) return;
        switch (found.Kind)
        {
            case FindingEventKind.SeverityChanged:
                Reconsider(found.Severity ?? severity, exploited, found.At);
                break;
            case FindingEventKind.ExploitedAdded or FindingEventKind.ExploitedRemoved:
                Reconsider(severity, found.Kind == FindingEventKind.ExploitedAdded, found.At);
                TryStart(found.At);
                break;
            case FindingEventKind.FixPublished:
                fixedVersion = found.FixedVersion;
                TryStart(found.At);
                break;
            case FindingEventKind.FixWithdrawn:
                // A clock that runs goes on: the exposure is no smaller without a fix.
                fixedVersion = null;
                break;
            case FindingEventKind.Waived:
                Suspend(found.At, EpisodeState.Waived);
                waivedUntil = found.Until;
                break;
            case FindingEventKind.Unwaived when state == EpisodeState.Waived:
                Resume(found.At);
                break;
            case FindingEventKind.NotAffected:
                Suspend(found.At, EpisodeState.NotAffected);
                closed = found.At;
                break;
            case FindingEventKind.Fixed or FindingEventKind.Retired:
                state = found.Kind == FindingEventKind.Fixed ? EpisodeState.Fixed : EpisodeState.Retired;
                closed = found.At;
                waivedUntil = null;
                break;
        }
    }

    public void RecordBreach(DateTimeOffset at) => breached ??= at;

    /// <summary>Lets time pass: a waiver ends by itself, a deadline passes by itself.</summary>
    public void Advance(DateTimeOffset now)
    {
        if (state == EpisodeState.Waived && waivedUntil <= now) Resume(waivedUntil.Value);
        if (state == EpisodeState.Open && due < now) breached ??= due;
    }

    public Episode ToEpisode(int number) => new()
    {
        Number = number,
        Started = started,
        ClockStarted = clockStarted,
        Severity = severity,
        FixedVersion = fixedVersion,
        Exploited = exploited,
        State = state,
        Due = state is EpisodeState.Waived or EpisodeState.NotAffected ? null : due,
        Breached = breached,
        Closed = closed,
        WaivedUntil = state == EpisodeState.Waived ? waivedUntil : null,
        Remaining = state == EpisodeState.Waived ? remaining : null,
    };

    private void Take(FindingEvent observed)
    {
        severity = observed.Severity ?? Severity.Unknown;
        fixedVersion = observed.FixedVersion;
        exploited = observed.Exploited;
    }

    /// <summary>Starts the clock when nothing that it waits for is missing.</summary>
    private void TryStart(DateTimeOffset at)
    {
        if (clockStarted is not null) return;
        if (fixedVersion is null && (policy.WaitsForFix || policy.Start == ClockStart.FixAvailable)) return;
        if (!exploited && policy.Start == ClockStart.KnownExploited) return;
        clockStarted = at;
        var first = policy.Due(severity, exploited, at);
        if (grace > TimeSpan.Zero && first is not null) first = Most(first, started + grace);
        if (state == EpisodeState.Waived) remaining = first - at;
        else (state, due) = (EpisodeState.Open, first);
    }

    /// <summary>A new severity or exploitation. Worse: the earlier of the old deadline and a full time from now. Better: the later of the old deadline
    /// and a full time from the start, unless the deadline has passed.</summary>
    private void Reconsider(Severity newSeverity, bool newExploited, DateTimeOffset at)
    {
        if (newSeverity == severity && newExploited == exploited) return;
        var worse = Rank(newSeverity) > Rank(severity) || (Rank(newSeverity) == Rank(severity) && newExploited && !exploited);
        (severity, exploited) = (newSeverity, newExploited);
        if (clockStarted is not { } start) return;
        if (state == EpisodeState.Waived)
        {
            var full = policy.Due(severity, exploited, at) - at;
            remaining = worse ? Least(remaining, full) : full is null ? null : Most(remaining, full);
        }
        else if (worse) due = Least(due, policy.Due(severity, exploited, at));
        else if (breached is null) due = policy.Due(severity, exploited, start) is { } later ? (due > later ? due : later) : null;
    }

    private void Suspend(DateTimeOffset at, EpisodeState into)
    {
        if (state == EpisodeState.Open) remaining = due is { } end ? (end > at ? end - at : TimeSpan.Zero) : null;
        state = into;
    }

    private void Resume(DateTimeOffset at)
    {
        waivedUntil = null;
        state = clockStarted is null ? EpisodeState.Waiting : EpisodeState.Open;
        if (state == EpisodeState.Open) due = remaining is { } left ? at + (left > policy.AfterWaiver ? left : policy.AfterWaiver) : policy.Due(severity, exploited, at);
        remaining = null;
    }

    /// <summary>An unknown severity ranks as medium: it may be either.</summary>
    private static int Rank(Severity severity) => severity == Severity.Unknown ? (int)Severity.Medium : (int)severity;

    private static T? Least<T>(T? a, T? b) where T : struct, IComparable<T> => a is { } x && b is { } y ? (x.CompareTo(y) < 0 ? x : y) : a ?? b;

    private static T? Most<T>(T? a, T? b) where T : struct, IComparable<T> => a is { } x && b is { } y ? (x.CompareTo(y) > 0 ? x : y) : a ?? b;
}
