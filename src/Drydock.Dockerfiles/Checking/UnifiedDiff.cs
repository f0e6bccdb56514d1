using System.Globalization;
using System.Text;

namespace Drydock.Dockerfiles.Checking;

/// <summary>What changed between two texts, as <c>diff -u</c> and <c>git diff</c> write it.</summary>
public static class UnifiedDiff
{
    private const int Context = 3;

    /// <summary>Above this many line pairs the whole middle is one change.</summary>
    private const long MostPairs = 25_000_000;

    /// <summary>The diff; empty for equal texts.</summary>
    /// <param name="path">Stands in the two head lines, behind <c>a/</c> and <c>b/</c>.</param>
    public static string Of(string path, string before, string after)
    {
        if (before == after) return "";
        var (left, right) = (Lines(before), Lines(after));
        var kept = Kept(left, right);
        var result = new StringBuilder();
        result.Append(CultureInfo.InvariantCulture, $"--- a/{path}\n+++ b/{path}\n");
        foreach (var hunk in Hunks(kept, left.Count, right.Count)) Write(result, left, right, kept, hunk);
        return result.ToString();
    }

    private static List<string> Lines(string text)
    {
        var lines = new List<string>();
        for (var at = 0; at < text.Length;)
        {
            var end = text.IndexOf('\n', at);
            end = end < 0 ? text.Length : end + 1;
            lines.Add(text[at..end]);
            at = end;
        }

        return lines;
    }

    /// <summary>Pairs of lines that stay, by longest common subsequence between what both share at the ends.</summary>
    private static List<(int Left, int Right)> Kept(List<string> left, List<string> right)
    {
        var start = 0;
        while (start < left.Count && start < right.Count && left[start] == right[start]) start++;
        var end = 0;
        while (end < left.Count - start && end < right.Count - start && left[^(end + 1)] == right[^(end + 1)]) end++;
        var (rows, columns) = (left.Count - start - end, right.Count - start - end);
        var kept = Enumerable.Range(0, start).Select(static i => (i, i)).ToList();
        if ((long)rows * columns <= MostPairs) kept.AddRange(Common(left, right, start, rows, columns));
        kept.AddRange(Enumerable.Range(0, end).Select(i => (left.Count - end + i, right.Count - end + i)));
        return kept;
    }

    private static IEnumerable<(int, int)> Common(List<string> left, List<string> right, int start, int rows, int columns)
    {
        var width = columns + 1;
        var length = new int[(rows + 1) * width];
        for (var i = rows - 1; i >= 0; i--)
        {
            for (var j = columns - 1; j >= 0; j--)
                length[i * width + j] = left[start + i] == right[start + j] ? length[(i + 1) * width + j + 1] + 1 : Math.Max(length[(i + 1) * width + j], length[i * width + j + 1]);
        }

        for (var (i, j) = (0, 0); i < rows && j < columns;)
        {
            if (left[start + i] == right[start + j]) yield return (start + i++, start + j++);
            else if (length[(i + 1) * width + j] >= length[i * width + j + 1]) i++;
            else j++;
        }
    }

    /// <summary>Stretches of change with their context: first and last line of each side, from 0, the last not included.</summary>
    private static IEnumerable<(int LeftStart, int LeftEnd, int RightStart, int RightEnd)> Hunks(List<(int Left, int Right)> kept, int leftCount, int rightCount)
    {
        (int LeftStart, int LeftEnd, int RightStart, int RightEnd)? open = null;
        var (left, right) = (0, 0);
        foreach (var (keptLeft, keptRight) in kept.Append((leftCount, rightCount)))
        {
            if (keptLeft > left || keptRight > right)
            {
                if (open is { } hunk && left - hunk.LeftEnd <= 2 * Context) open = (hunk.LeftStart, keptLeft, hunk.RightStart, keptRight);
                else
                {
                    if (open is { } done) yield return Widen(done, leftCount, rightCount);
                    open = (left, keptLeft, right, keptRight);
                }
            }

            (left, right) = (keptLeft + 1, keptRight + 1);
        }

        if (open is { } last) yield return Widen(last, leftCount, rightCount);
    }

    private static (int, int, int, int) Widen((int LeftStart, int LeftEnd, int RightStart, int RightEnd) hunk, int leftCount, int rightCount)
    {
        var before = Math.Min(Context, Math.Min(hunk.LeftStart, hunk.RightStart));
        var after = Math.Min(Context, Math.Min(leftCount - hunk.LeftEnd, rightCount - hunk.RightEnd));
        return (hunk.LeftStart - before, hunk.LeftEnd + after, hunk.RightStart - before, hunk.RightEnd + after);
    }

    private static void Write(StringBuilder result, List<string> left, List<string> right, List<(int Left, int Right)> kept, (int LeftStart, int LeftEnd, int RightStart, int RightEnd) hunk)
    {
        result.Append(CultureInfo.InvariantCulture, $"@@ -{Range(hunk.LeftStart, hunk.LeftEnd)} +{Range(hunk.RightStart, hunk.RightEnd)} @@\n");
        var (i, j) = (hunk.LeftStart, hunk.RightStart);
        foreach (var (keptLeft, keptRight) in kept.Where(k => k.Left >= hunk.LeftStart && k.Left < hunk.LeftEnd).Append((hunk.LeftEnd, hunk.RightEnd)))
        {
            while (i < keptLeft) Line(result, '-', left[i++]);
            while (j < keptRight) Line(result, '+', right[j++]);
            if (i < hunk.LeftEnd) Line(result, ' ', left[i]);
            (i, j) = (i + 1, j + 1);
        }
    }

    private static string Range(int start, int end) =>
        end - start == 1 ? (start + 1).ToString(CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{(end == start ? start : start + 1)},{end - start}");

    private static void Line(StringBuilder result, char mark, string line)
    {
        result.Append(mark).Append(line);
        if (!line.EndsWith('\n')) result.Append("\n\\ No newline at end of file\n");
    }
}
