namespace Drydock.Assessment.Review;

/// <summary>The figures of one month; a finding counts once per service.</summary>
/// <param name="Open">Open at its end, by severity; waived ones are apart.</param>
/// <param name="Opened">First seen, or back again, in the month.</param>
/// <param name="Fixed">Gone in the month.</param>
/// <param name="Kept">Of those, gone by their deadline.</param>
/// <param name="Missed">Deadlines that passed in the month.</param>
/// <param name="Overdue">Open behind their deadline at its end.</param>
public sealed record MonthFigures(SeverityTally Open, int Opened, int Fixed, int Kept, int Missed, int Overdue, int Waived)
{
    public static MonthFigures None { get; } = new(new SeverityTally(0, 0, 0, 0, 0, 0), 0, 0, 0, 0, 0, 0);

    public static MonthFigures operator +(MonthFigures a, MonthFigures b) =>
        new(a.Open + b.Open, a.Opened + b.Opened, a.Fixed + b.Fixed, a.Kept + b.Kept, a.Missed + b.Missed, a.Overdue + b.Overdue, a.Waived + b.Waived);
}
