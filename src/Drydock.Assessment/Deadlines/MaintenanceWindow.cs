using System.Collections.Immutable;

namespace Drydock.Assessment.Deadlines;

/// <summary>A recurring time for maintenance, by the clock of a place.</summary>
/// <param name="Start">Local time of the day.</param>
/// <param name="Duration">Elapsed time, whatever the clocks do meanwhile (RFC 5545, 3.3.6: hours are exact).</param>
/// <param name="From">The first day; null when the rule does not need one and has always held.</param>
/// <param name="Except">Local days without it.</param>
public sealed record MaintenanceWindow(RecurrenceRule Rule, TimeOnly Start, TimeSpan Duration, TimeZoneInfo Zone, DateOnly? From, ImmutableArray<DateOnly> Except)
{
    // A rule that falls on no day for so long (the fifth Monday of every twelfth month) counts as never.
    private const int DaysAhead = 3_660;

    /// <summary>The first window that starts at an instant or later; null when none does within ten years.</summary>
    public WindowTime? NextFrom(DateTimeOffset earliest)
    {
        // A day before and after: the start may be shifted by a change of the clocks.
        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(earliest, Zone).DateTime).AddDays(-1);
        if (From is { } first && first > day) day = first;
        for (var i = 0; i < DaysAhead && day < DateOnly.MaxValue.AddDays(-2); i++, day = day.AddDays(1))
        {
            if (!Rule.FallsOn(day, From) || Except.Contains(day)) continue;
            var start = InstantOf(day);
            if (start >= earliest) return new WindowTime(start, start + Duration);
        }

        return null;
    }

    /// <summary>The instant of the local start on a day.</summary>
    /// <remarks>RFC 5545, 3.3.5: a local time that comes twice is its first coming; one that does not come is read with the offset before the gap.</remarks>
    private DateTimeOffset InstantOf(DateOnly day)
    {
        var local = day.ToDateTime(Start);
        var offset = Zone.IsAmbiguousTime(local) ? Zone.GetAmbiguousTimeOffsets(local).Max()
            : Zone.IsInvalidTime(local) ? OffsetBeforeGap(local)
            : Zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }

    private TimeSpan OffsetBeforeGap(DateTime local)
    {
        var before = local;
        while (Zone.IsInvalidTime(before)) before = before.AddMinutes(-15);
        return Zone.GetUtcOffset(before);
    }
}
