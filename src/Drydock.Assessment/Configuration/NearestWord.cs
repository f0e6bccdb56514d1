namespace Drydock.Assessment.Configuration;

/// <summary>"Did you mean".</summary>
public static class NearestWord
{
    private const int LongestWord = 64;

    /// <summary>The known word nearest to a mistyped one; null when none is near.</summary>
    public static string? Find(string word, IEnumerable<string> known)
    {
        if (word.Length is 0 or > LongestWord) return null;
        string? best = null;
        var bestDistance = Math.Max(2, word.Length / 3) + 1;
        foreach (var candidate in known.Where(static k => k.Length is > 0 and <= LongestWord).Order(StringComparer.Ordinal))
        {
            var distance = Distance(word.ToLowerInvariant(), candidate.ToLowerInvariant());
            if (distance < Math.Min(bestDistance, candidate.Length)) (best, bestDistance) = (candidate, distance);
        }

        return best;
    }

    /// <summary><c> (did you mean 'x'?)</c> or nothing.</summary>
    public static string Hint(string word, IEnumerable<string> known) => Find(word, known) is { } near ? $" (did you mean '{near}'?)" : "";

    // Insertions, deletions, replacements and swapped neighbours (optimal string alignment).
    private static int Distance(string a, string b)
    {
        var before = new int[b.Length + 1];
        var last = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var row = new int[b.Length + 1];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                row[j] = Math.Min(Math.Min(row[j - 1], last[j]) + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) row[j] = Math.Min(row[j], before[j - 2] + 1);
            }

            (before, last) = (last, row);
        }

        return last[b.Length];
    }
}
