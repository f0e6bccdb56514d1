using CsCheck;
using Drydock.Assessment.Deadlines;

namespace Drydock.Assessment.Tests.Deadlines;

public sealed class RecurrenceRuleTests
{
    [Theory]
    [InlineData("FREQ=MONTHLY;BYDAY=2TU", null, "2026-11-10 2026-12-08 2027-01-12")]
    [InlineData("FREQ=MONTHLY;BYDAY=-1FR", null, "2026-11-27 2026-12-25 2027-01-29")]
    [InlineData("FREQ=MONTHLY;BYDAY=5MO", null, "2026-11-30 2027-03-29 2027-05-31")]
    [InlineData("FREQ=MONTHLY;BYMONTHDAY=31", null, "2026-12-31 2027-01-31 2027-03-31")]
    [InlineData("FREQ=MONTHLY;BYMONTHDAY=-1", null, "2026-11-30 2026-12-31 2027-01-31")]
    [InlineData("FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13", null, "2026-11-13 2027-08-13 2028-10-13")]
    [InlineData("FREQ=MONTHLY;INTERVAL=2;BYDAY=1MO", "2026-10-01", "2026-12-07 2027-02-01 2027-04-05")]
    [InlineData("FREQ=MONTHLY", "2026-10-30", "2026-11-30 2026-12-30 2027-01-30")]
    [InlineData("FREQ=WEEKLY;BYDAY=SA,SU", null, "2026-11-01 2026-11-07 2026-11-08")]
    [InlineData("FREQ=WEEKLY", "2026-10-07", "2026-11-04 2026-11-11 2026-11-18")]
    [InlineData("FREQ=WEEKLY;INTERVAL=2;BYDAY=WE", "2026-11-01", "2026-11-11 2026-11-25 2026-12-09")]
    [InlineData("FREQ=WEEKLY;INTERVAL=2;BYDAY=WE;WKST=SU", "2026-11-01", "2026-11-04 2026-11-18 2026-12-02")]
    [InlineData("FREQ=DAILY;INTERVAL=10", "2026-10-30", "2026-11-09 2026-11-19 2026-11-29")]
    [InlineData("FREQ=DAILY;BYDAY=MO", null, "2026-11-02 2026-11-09 2026-11-16")]
    public void Falls_on_the_days_of_the_standard(string text, string? first, string expected)
    {
        Assert.True(RecurrenceRule.TryParse(text, out var rule, out _));
        DateOnly? start = first is null ? null : DateOnly.Parse(first);
        var days = Enumerable.Range(0, 1500).Select(i => new DateOnly(2026, 11, 1).AddDays(i)).Where(d => rule.FallsOn(d, start)).Take(3);
        Assert.Equal(expected, string.Join(' ', days.Select(d => d.ToString("yyyy-MM-dd"))));
    }

    [Theory]
    [InlineData("FREQ=YEARLY", "has FREQ=YEARLY; only DAILY, WEEKLY and MONTHLY are read")]
    [InlineData("BYDAY=MO", "has no FREQ")]
    [InlineData("FREQ=WEEKLY;BYDAY=2TU", "has BYDAY=2TU, which makes no sense with FREQ=WEEKLY")]
    [InlineData("FREQ=MONTHLY;BYDAY=6TU", "has BYDAY=6TU, which makes no sense with FREQ=MONTHLY")]
    [InlineData("FREQ=MONTHLY;BYMONTHDAY=0", "has BYMONTHDAY=0, which makes no sense with FREQ=MONTHLY")]
    [InlineData("FREQ=WEEKLY;BYMONTHDAY=1", "has BYMONTHDAY=1, which makes no sense with FREQ=WEEKLY")]
    [InlineData("FREQ=DAILY;INTERVAL=0", "has INTERVAL=0, which makes no sense with FREQ=DAILY")]
    [InlineData("FREQ=DAILY;COUNT=3", "has COUNT, which is not read")]
    [InlineData("FREQ=DAILY;FREQ=DAILY", "has FREQ twice")]
    [InlineData("FREQ", "is not a recurrence of NAME=VALUE parts")]
    [InlineData("", "is not a recurrence of NAME=VALUE parts")]
    public void Refuses_what_it_does_not_know(string text, string expected)
    {
        Assert.False(RecurrenceRule.TryParse(text, out _, out var wrong));
        Assert.Equal(expected, wrong);
    }

    [Fact]
    public void No_text_makes_it_throw() => Gen.String.Sample(text => RecurrenceRule.TryParse("FREQ=" + text, out var rule, out var wrong) == (rule is not null) && (wrong is null) == (rule is not null));
}
