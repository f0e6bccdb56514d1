using System.Collections.Immutable;
using CsCheck;
using Drydock.Advisories;
using Drydock.Assessment.Deadlines;
using Drydock.Assessment.Policy;

namespace Drydock.Assessment.Tests.Deadlines;

public sealed class FindingClockTests
{
    private static readonly DateTimeOffset Day0 = new(2026, 11, 2, 7, 35, 0, TimeSpan.Zero);
    private static readonly ResponsePolicy Standard = EffectivePolicy.Of(null, null).Response;

    [Fact]
    public void A_critical_finding_is_due_24_hours_after_it_was_first_seen_to_the_minute()
    {
        var episode = Single(At(30), Observed(0, Severity.Critical));
        Assert.Equal((At(24), At(24), EpisodeState.Open), (episode.Due, episode.Breached, episode.State));
        Assert.Null(Single(At(24), Observed(0, Severity.Critical)).Breached);
        Assert.True(episode.IsOverdue(At(30)));
    }

    [Fact]
    public void Nights_and_weekends_do_not_stop_the_clock() => Assert.Equal(At(72), Single(At(0), Observed(0, Severity.High)).Due);

    [Fact]
    public void Without_a_calendar_a_medium_finding_still_has_a_deadline() => Assert.Equal(Day0.AddDays(35), Single(At(0), Observed(0, Severity.Medium)).Due);

    [Fact]
    public void An_unknown_severity_has_a_deadline() => Assert.Equal(Day0.AddDays(35), Single(At(0), Observed(0, Severity.Unknown)).Due);

    [Fact]
    public void Only_a_policy_that_says_so_gives_no_deadline() => Assert.Null(Single(At(0), Observed(0, Severity.Negligible)).Due);

    [Fact]
    public void A_window_too_near_is_passed_over_when_a_lead_is_asked_for()
    {
        var near = WithWindow(TimeSpan.Zero);
        // The second Tuesday, 2026-11-10 at 02:00 UTC, lies 7 days and 18 hours ahead.
        Assert.Equal(Utc(2026, 11, 10, 6), FindingClock.Derive([Observed(0, Severity.Low)], near, At(0))[0].Due);
        Assert.Equal(Utc(2026, 12, 8, 6), FindingClock.Derive([Observed(0, Severity.Low)], WithWindow(TimeSpan.FromDays(8)), At(0))[0].Due);
        // Medium findings are due after 35 days at the latest.
        Assert.Equal(Day0.AddDays(35), FindingClock.Derive([Observed(0, Severity.Medium)], WithWindow(TimeSpan.FromDays(8)), At(0))[0].Due);
    }

    [Fact]
    public void A_worse_severity_gives_the_earlier_of_the_old_deadline_and_a_full_time_from_the_change()
    {
        Assert.Equal(At(240 + 24), Single(At(240), Observed(0, Severity.Medium), Changed(240, Severity.Critical)).Due);
        Assert.Equal(At(72), Single(At(60), Observed(0, Severity.High), Changed(60, Severity.Critical)).Due);
    }

    [Fact]
    public void A_better_severity_gives_the_later_deadline_from_the_start_unless_the_old_one_has_passed()
    {
        Assert.Equal(At(72), Single(At(10), Observed(0, Severity.Critical), Changed(10, Severity.High)).Due);
        var late = Single(At(30), Observed(0, Severity.Critical), Changed(30, Severity.High));
        Assert.Equal((At(24), At(24)), (late.Due, late.Breached));
    }

    [Fact]
    public void A_finding_that_becomes_exploited_is_due_sooner()
    {
        var policy = Standard with { KnownExploited = ResponseTime.Within(TimeSpan.FromHours(24)) };
        var episode = FindingClock.Derive([Observed(0, Severity.Medium), Of(100, FindingEventKind.ExploitedAdded)], policy, At(100))[0];
        Assert.Equal((At(124), true), (episode.Due, episode.Exploited));
        Assert.Equal(Day0.AddDays(35), FindingClock.Derive([Observed(0, Severity.Medium), Of(100, FindingEventKind.ExploitedAdded), Of(110, FindingEventKind.ExploitedRemoved)], policy, At(110))[0].Due);
    }

    [Fact]
    public void The_clock_runs_without_a_fix_unless_the_policy_waits()
    {
        Assert.Equal(At(24), Single(At(0), Observed(0, Severity.Critical) with { FixedVersion = null }).Due);
        var waits = Standard with { WaitsForFix = true };
        var waiting = FindingClock.Derive([Observed(0, Severity.Critical) with { FixedVersion = null }], waits, At(1000))[0];
        Assert.Equal((null, EpisodeState.Waiting, null), (waiting.Due, waiting.State, waiting.Breached));
        var fixable = FindingClock.Derive([Observed(0, Severity.Critical) with { FixedVersion = null }, Of(1000, FindingEventKind.FixPublished) with { FixedVersion = "2" }], waits, At(1000))[0];
        Assert.Equal((At(1024), At(1000), Day0), (fixable.Due, fixable.ClockStarted, fixable.Started));
    }

    [Fact]
    public void A_fix_that_is_withdrawn_does_not_stop_a_clock_that_runs()
    {
        var episode = FindingClock.Derive([Observed(0, Severity.Critical), Of(5, FindingEventKind.FixWithdrawn)], Standard with { WaitsForFix = true }, At(5))[0];
        Assert.Equal((At(24), null), (episode.Due, episode.FixedVersion));
    }

    [Fact]
    public void The_clock_can_start_with_the_publication_the_fix_or_the_exploitation()
    {
        var published = Observed(0, Severity.Critical) with { Published = At(-48) };
        Assert.Equal(At(-24), FindingClock.Derive([published], Standard with { Start = ClockStart.Published }, At(1))[0].Breached);
        Assert.Equal(At(24), FindingClock.Derive([published with { Published = At(5) }], Standard with { Start = ClockStart.Published }, At(1))[0].Due);
        var fixes = Standard with { Start = ClockStart.FixAvailable };
        Assert.Null(FindingClock.Derive([Observed(0, Severity.Critical) with { FixedVersion = null }], fixes, At(99))[0].Due);
        var exploits = Standard with { Start = ClockStart.KnownExploited };
        Assert.Equal(At(64), FindingClock.Derive([Observed(0, Severity.Critical), Of(40, FindingEventKind.ExploitedAdded)], exploits, At(40))[0].Due);
    }

    [Fact]
    public void The_first_scan_of_a_fleet_can_be_given_grace()
    {
        var policy = Standard with { Grace = TimeSpan.FromDays(7) };
        Assert.Equal(Day0.AddDays(7), FindingClock.Derive([Observed(0, Severity.Critical) with { OnFirstScan = true }], policy, At(0))[0].Due);
        Assert.Equal(Day0.AddDays(35), FindingClock.Derive([Observed(0, Severity.Medium) with { OnFirstScan = true }], policy, At(0))[0].Due);
        Assert.Equal(At(24), FindingClock.Derive([Observed(0, Severity.Critical)], policy, At(0))[0].Due);
    }

    [Fact]
    public void A_waiver_stands_the_clock_and_keeps_what_was_left()
    {
        var waived = Single(At(40), Observed(0, Severity.High), Waived(12, until: 100));
        Assert.Equal((EpisodeState.Waived, null, TimeSpan.FromHours(60), At(100)), (waived.State, waived.Due, waived.Remaining, waived.WaivedUntil));
        var ended = Single(At(101), Observed(0, Severity.High), Waived(12, until: 100));
        Assert.Equal((EpisodeState.Open, At(160), null), (ended.State, ended.Due, ended.Breached));
        Assert.Equal(At(50 + 60), Single(At(50), Observed(0, Severity.High), Waived(12, until: 100), Of(50, FindingEventKind.Unwaived)).Due);
    }

    [Fact]
    public void When_a_waiver_ends_there_is_a_day_left_at_least()
    {
        Assert.Equal(At(124), Single(At(101), Observed(0, Severity.Critical), Waived(20, until: 100)).Due);
        var breached = Single(At(101), Observed(0, Severity.Critical), Waived(30, until: 100));
        Assert.Equal((At(124), At(24)), (breached.Due, breached.Breached));
    }

    [Fact]
    public void A_worse_severity_under_a_waiver_shortens_what_is_left() =>
        Assert.Equal(At(124), Single(At(101), Observed(0, Severity.Medium), Waived(10, until: 100), Changed(50, Severity.Critical)).Due);

    [Fact]
    public void Not_affected_closes_and_its_withdrawal_reopens_with_what_was_left()
    {
        Assert.Equal(EpisodeState.NotAffected, Single(At(500), Observed(0, Severity.High), Of(12, FindingEventKind.NotAffected)).State);
        var reopened = Single(At(500), Observed(0, Severity.High), Of(12, FindingEventKind.NotAffected), Observed(500, Severity.High));
        Assert.Equal((At(560), Day0, EpisodeState.Open), (reopened.Due, reopened.Started, reopened.State));
    }

    [Fact]
    public void A_fix_before_the_deadline_keeps_it_and_one_after_does_not()
    {
        Assert.Null(Single(At(500), Observed(0, Severity.Critical), Of(24, FindingEventKind.Fixed)).Breached);
        var late = Single(At(500), Observed(0, Severity.Critical), Of(25, FindingEventKind.Fixed));
        Assert.Equal((At(24), At(25), EpisodeState.Fixed), (late.Breached, late.Closed, late.State));
    }

    [Fact]
    public void A_finding_that_comes_back_soon_keeps_its_clock_and_one_that_comes_back_late_gets_a_new_one()
    {
        var soon = Single(At(100), Observed(0, Severity.High), Of(10, FindingEventKind.Fixed), Observed(100, Severity.High));
        Assert.Equal((Day0, At(72), At(72)), (soon.Started, soon.Due, soon.Breached));
        var late = FindingClock.Derive([Observed(0, Severity.High), Of(10, FindingEventKind.Fixed), Observed(200, Severity.High)], Standard, At(200));
        Assert.Equal([EpisodeState.Fixed, EpisodeState.Open], late.Select(e => e.State));
        Assert.Equal((2, At(272)), (late[1].Number, late[1].Due));
    }

    [Fact]
    public void A_service_that_is_gone_is_retired_and_not_fixed() =>
        Assert.Equal(EpisodeState.Retired, Single(At(50), Observed(0, Severity.High), Of(40, FindingEventKind.Retired)).State);

    [Fact]
    public void A_recorded_breach_stays_when_the_policy_becomes_milder()
    {
        var mild = Standard with { Times = Standard.Times.SetItem(Severity.Critical, ResponseTime.Within(TimeSpan.FromDays(30))) };
        var episode = FindingClock.Derive([Observed(0, Severity.Critical), Of(24, FindingEventKind.Breached)], mild, At(48))[0];
        Assert.Equal((At(24), Day0.AddDays(30), false), (episode.Breached, episode.Due, episode.IsOverdue(At(48))));
    }

    [Fact]
    public void A_breach_is_dated_to_the_deadline_even_when_nobody_looked() =>
        Assert.Equal(At(24), Single(At(10_000), Observed(0, Severity.Critical)).Breached);

    [Fact]
    public void A_machine_whose_clock_steps_back_changes_no_order()
    {
        var episode = Single(At(10), Observed(2, Severity.High), Changed(0, Severity.Critical));
        Assert.Equal((At(2), At(26)), (episode.Started, episode.Due));
    }

    [Fact]
    public void What_comes_later_does_not_count_for_an_earlier_instant()
    {
        FindingEvent[] events = [Observed(0, Severity.High), Of(10, FindingEventKind.Fixed)];
        Assert.Equal(EpisodeState.Open, FindingClock.Derive(events, Standard, At(5))[0].State);
        Assert.Empty(FindingClock.Derive(events, Standard, At(-1)));
    }

    [Fact]
    public void For_any_history_a_present_finding_with_a_deadline_never_loses_a_breach_as_time_passes()
    {
        var any = Gen.Select(Gen.Int[0, 400], Gen.Enum<FindingEventKind>(), Gen.Enum<Severity>(), Gen.Int[0, 400], Gen.Bool).Select((hour, kind, severity, until, fix) =>
            Of(hour, kind) with { Severity = severity, Until = At(hour + until), FixedVersion = fix ? "1" : null, Exploited = until % 2 == 0 });
        any.Array[0, 12].Sample(events =>
        {
            var sorted = events.Where(e => e.Kind != FindingEventKind.Breached).OrderBy(e => e.At).ToArray();
            var before = FindingClock.Derive(sorted, Standard, At(500));
            var after = FindingClock.Derive(sorted, Standard, At(600));
            return before.Length == after.Length && before.Zip(after).All(p => p.First.Breached is null || p.First.Breached == p.Second.Breached)
                && after.All(e => e.Closed is null || e.Closed >= e.Started) && after.SkipLast(1).All(e => !e.IsPresent);
        });
    }

    private static ResponsePolicy WithWindow(TimeSpan lead)
    {
        Assert.True(RecurrenceRule.TryParse("FREQ=MONTHLY;BYDAY=2TU", out var rule, out _));
        return Standard with { LeastLead = lead, Windows = [new MaintenanceWindow(rule, new TimeOnly(2, 0), TimeSpan.FromHours(4), TimeZoneInfo.Utc, null, ImmutableArray<DateOnly>.Empty)] };
    }

    private static DateTimeOffset At(int hours) => Day0.AddHours(hours);

    private static DateTimeOffset Utc(int year, int month, int day, int hour) => new(year, month, day, hour, 0, 0, TimeSpan.Zero);

    private static FindingEvent Of(int hour, FindingEventKind kind) => new(At(hour), kind);

    private static FindingEvent Observed(int hour, Severity severity) => Of(hour, FindingEventKind.Observed) with { Severity = severity, FixedVersion = "1" };

    private static FindingEvent Changed(int hour, Severity severity) => Of(hour, FindingEventKind.SeverityChanged) with { Severity = severity };

    private static FindingEvent Waived(int hour, int until) => Of(hour, FindingEventKind.Waived) with { Until = At(until) };

    private static Episode Single(DateTimeOffset now, params FindingEvent[] events) => Assert.Single(FindingClock.Derive(events, Standard, now));
}
