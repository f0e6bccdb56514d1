using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Drydock.Assessment.Deadlines;

/// <summary>The days of a recurrence: the part of RFC 5545 (3.3.10) that maintenance windows need. <c>FREQ</c> is DAILY, WEEKLY or MONTHLY, with
/// <c>INTERVAL</c>, <c>BYDAY</c> (ordinals in months), <c>BYMONTHDAY</c> and <c>WKST</c>; anything else is refused, never ignored.</summary>
public sealed record RecurrenceRule
{
    public required Frequency Frequency { get; init; }

    /// <summary>Every nth day, week or month; from 1.</summary>
    public int Interval { get; init; } = 1;

    public ImmutableArray<WeekdayOccurrence> Weekdays { get; init; } = [];

    /// <summary>1 to 31, or -1 to -31 from the month's end.</summary>
    public ImmutableArray<int> MonthDays { get; init; } = [];

    public DayOfWeek WeekStart { get; init; } = DayOfWeek.Monday;

    /// <summary>True when the days depend on the first one (DTSTART).</summary>
    public bool NeedsStart => Interval > 1 || (Frequency != Frequency.Daily && Weekdays.IsEmpty && MonthDays.IsEmpty);

    /// <summary>Reads <c>FREQ=MONTHLY;BYDAY=2TU</c>.</summary>
    /// <param name="wrong">What is wrong, to follow the text in a sentence.</param>
    public static bool TryParse(string text, [NotNullWhen(true)] out RecurrenceRule? rule, [NotNullWhen(false)] out string? wrong) =>
        RecurrenceRuleReader.TryRead(text, out rule, out wrong);

    /// <summary>Whether it falls on a day.</summary>
    /// <param name="first">The first day; null when the rule does not need one and has always held.</param>
    public bool FallsOn(DateOnly day, DateOnly? first)
    {
        if (first is { } start && day < start) return false;
        return InInterval(day, first ?? day) && OnWeekday(day, first) && OnMonthDay(day, first);
    }

    private bool InInterval(DateOnly day, DateOnly first) => Interval == 1 || Frequency switch
    {
        Frequency.Daily => (day.DayNumber - first.DayNumber) % Interval == 0,
        Frequency.Weekly => (WeekOf(day) - WeekOf(first)) / 7 % Interval == 0,
        _ => ((day.Year * 12) + day.Month - ((first.Year * 12) + first.Month)) % Interval == 0,
    };

    /// <summary>The number of the first day of a day's week.</summary>
    private int WeekOf(DateOnly day) => day.DayNumber - (((int)day.DayOfWeek - (int)WeekStart + 7) % 7);

    private bool OnWeekday(DateOnly day, DateOnly? first)
    {
        if (Weekdays.IsEmpty) return Frequency != Frequency.Weekly || day.DayOfWeek == first!.Value.DayOfWeek;
        var fromStart = ((day.Day - 1) / 7) + 1;
        var fromEnd = -(((DateTime.DaysInMonth(day.Year, day.Month) - day.Day) / 7) + 1);
        return Weekdays.Any(w => w.Day == day.DayOfWeek && (w.Ordinal == 0 || w.Ordinal == fromStart || w.Ordinal == fromEnd));
    }

    private bool OnMonthDay(DateOnly day, DateOnly? first)
    {
        if (MonthDays.IsEmpty) return Frequency != Frequency.Monthly || !Weekdays.IsEmpty || day.Day == first!.Value.Day;
        return MonthDays.Contains(day.Day) || MonthDays.Contains(day.Day - DateTime.DaysInMonth(day.Year, day.Month) - 1);
    }
}
