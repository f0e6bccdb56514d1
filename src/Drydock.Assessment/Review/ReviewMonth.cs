using System.Globalization;

namespace Drydock.Assessment.Review;

/// <summary>A calendar month (UTC).</summary>
public readonly record struct ReviewMonth(int Year, int Month)
{
    public DateTimeOffset Start => new(Year, Month, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The first instant behind it.</summary>
    public DateTimeOffset End => Start.AddMonths(1);

    public ReviewMonth Previous => Of(Start.AddDays(-1));

    public static ReviewMonth Of(DateTimeOffset time) => new(time.UtcDateTime.Year, time.UtcDateTime.Month);

    /// <summary>Reads <c>2026-11</c>, from 2000 to 2999.</summary>
    public static bool TryParse(string text, out ReviewMonth month)
    {
        month = default;
        if (!DateOnly.TryParseExact(text + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) || day.Year is < 2000 or > 2999) return false;
        month = new ReviewMonth(day.Year, day.Month);
        return true;
    }

    public bool Contains(DateTimeOffset time) => time >= Start && time < End;

    public override string ToString() => Start.ToString("yyyy-MM", CultureInfo.InvariantCulture);
}
