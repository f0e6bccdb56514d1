using System.Collections.Immutable;
using Drydock.Assessment.Deadlines;

namespace Drydock.Assessment.Tests.Deadlines;

public sealed class MaintenanceWindowTests
{
    [Fact]
    public void The_next_window_starts_at_or_after_the_instant()
    {
        var window = Of("FREQ=MONTHLY;BYDAY=2TU", "02:00", 4, "Europe/Berlin");
        Assert.Equal(Utc("2026-11-10 01:00"), window.NextFrom(Utc("2026-11-10 01:00"))?.Start);
        Assert.Equal(Utc("2026-12-08 01:00"), window.NextFrom(Utc("2026-11-10 01:00").AddTicks(1))?.Start);
        Assert.Equal(Utc("2026-11-10 05:00"), window.NextFrom(Utc("2026-11-01 00:00"))?.End);
    }

    [Fact]
    public void A_time_in_the_gap_of_spring_is_read_with_the_offset_before_it()
    {
        // Berlin, 2027-03-28: 02:00 becomes 03:00. 02:30 with +01:00 is 01:30 UTC.
        var window = Of("FREQ=DAILY", "02:30", 1, "Europe/Berlin");
        Assert.Equal(Utc("2027-03-28 01:30"), window.NextFrom(Utc("2027-03-27 12:00"))?.Start);
    }

    [Fact]
    public void A_time_that_comes_twice_in_autumn_is_its_first_coming()
    {
        // Berlin, 2026-10-25: 03:00 becomes 02:00. 02:30 comes at 00:30 and again at 01:30 UTC.
        var window = Of("FREQ=DAILY", "02:30", 1, "Europe/Berlin");
        Assert.Equal(Utc("2026-10-25 00:30"), window.NextFrom(Utc("2026-10-24 12:00"))?.Start);
        Assert.Equal(Utc("2026-10-26 01:30"), window.NextFrom(Utc("2026-10-25 00:31"))?.Start);
    }

    [Theory]
    [InlineData("2027-03-28", "2027-03-28 00:00", "2027-03-28 04:00")]
    [InlineData("2026-10-25", "2026-10-24 23:00", "2026-10-25 03:00")]
    public void A_window_lasts_as_long_as_it_says_whatever_the_clocks_do(string day, string start, string end)
    {
        var window = Of("FREQ=DAILY", "01:00", 4, "Europe/Berlin") with { From = DateOnly.Parse(day) };
        Assert.Equal(new WindowTime(Utc(start), Utc(end)), window.NextFrom(Utc("2026-01-01 00:00")));
    }

    [Fact]
    public void A_zone_far_from_Greenwich_has_its_own_days()
    {
        // Monday 00:30 in Auckland (+13:00) is Sunday in UTC.
        var window = Of("FREQ=WEEKLY;BYDAY=MO", "00:30", 1, "Pacific/Auckland");
        Assert.Equal(Utc("2026-11-08 11:30"), window.NextFrom(Utc("2026-11-05 00:00"))?.Start);
    }

    [Fact]
    public void Excepted_days_have_no_window()
    {
        var window = Of("FREQ=MONTHLY;BYDAY=2TU", "02:00", 4, "UTC") with { Except = [new DateOnly(2026, 12, 8)] };
        Assert.Equal(Utc("2027-01-12 02:00"), window.NextFrom(Utc("2026-11-11 00:00"))?.Start);
    }

    [Fact]
    public void A_rule_that_never_comes_has_no_window() =>
        Assert.Null((Of("FREQ=MONTHLY;INTERVAL=12;BYMONTHDAY=31", "02:00", 4, "UTC") with { From = new DateOnly(2026, 2, 1) }).NextFrom(Utc("2026-03-01 00:00")));

    [Fact]
    public void The_end_of_the_calendar_is_no_window() => Assert.Null(Of("FREQ=DAILY", "02:00", 4, "UTC").NextFrom(DateTimeOffset.MaxValue));

    private static MaintenanceWindow Of(string rule, string start, int hours, string zone)
    {
        Assert.True(RecurrenceRule.TryParse(rule, out var parsed, out _));
        return new MaintenanceWindow(parsed, TimeOnly.Parse(start), TimeSpan.FromHours(hours), TimeZoneInfo.FindSystemTimeZoneById(zone), null, ImmutableArray<DateOnly>.Empty);
    }

    private static DateTimeOffset Utc(string text) => DateTimeOffset.Parse(text + "Z");
}
