using System.Globalization;

namespace Drydock.Assessment.Configuration;

/// <summary>Durations as people write them.</summary>
public static class Durations
{
    private const long MostSeconds = 36_500L * 86_400;

    /// <summary>Reads one or more of <c>NUMBER</c> + <c>s</c>, <c>m</c>, <c>h</c> or <c>d</c>; above zero and at most a hundred years.</summary>
    public static bool TryParse(string text, out TimeSpan duration)
    {
        duration = TimeSpan.Zero;
        var total = 0L;
        var rest = text.AsSpan();
        while (!rest.IsEmpty)
        {
            var digits = rest.IndexOfAnyExceptInRange('0', '9');
            if (digits is <= 0 or > 9) return false;
            var number = long.Parse(rest[..digits], NumberStyles.None, CultureInfo.InvariantCulture);
            var seconds = rest[digits] switch { 's' => 1, 'm' => 60, 'h' => 3600, 'd' => 86_400, _ => 0 };
            if (seconds == 0) return false;
            total += number * seconds;
            if (total > MostSeconds) return false;
            rest = rest[(digits + 1)..];
        }

        duration = TimeSpan.FromSeconds(total);
        return total > 0;
    }

    /// <summary>For a sentence: <c>3 days</c>, <c>5 hours</c>, <c>2 minutes</c>.</summary>
    public static string InWords(TimeSpan duration) => duration switch
    {
        { TotalDays: >= 2 } => $"{(int)duration.TotalDays} days",
        { TotalHours: >= 2 } => $"{(int)duration.TotalHours} hours",
        { TotalMinutes: >= 2 } => $"{(int)duration.TotalMinutes} minutes",
        _ => $"{(int)duration.TotalSeconds} seconds",
    };
}
