namespace Drydock.Assessment.Deadlines;

/// <summary>A weekday, or the nth of a month.</summary>
/// <param name="Ordinal">1 to 5 from the month's start, -1 to -5 from its end; 0 for every one.</param>
public readonly record struct WeekdayOccurrence(int Ordinal, DayOfWeek Day);
