namespace Drydock.Dockerfiles.Rules;

/// <summary>How many characters must change to make one word of another.</summary>
/// <remarks>Optimal string alignment distance: insertion, removal, replacement and the swap of neighbours count one each.</remarks>
internal static class EditDistance
{
    /// <summary>Longer words are not compared.</summary>
    private const int MostLength = 64;

    /// <summary>The distance, case ignored; <see cref="int.MaxValue"/> for very long words.</summary>
    public static int Of(string left, string right)
    {
        if (left.Length > MostLength || right.Length > MostLength) return int.MaxValue;
        var rows = new int[left.Length + 1][];
        for (var i = 0; i <= left.Length; i++) rows[i] = [i, .. new int[right.Length]];
        for (var j = 0; j <= right.Length; j++) rows[0][j] = j;
        for (var i = 1; i <= left.Length; i++)
        {
            for (var j = 1; j <= right.Length; j++)
            {
                var same = Same(left[i - 1], right[j - 1]) ? 0 : 1;
                rows[i][j] = Math.Min(Math.Min(rows[i - 1][j] + 1, rows[i][j - 1] + 1), rows[i - 1][j - 1] + same);
                if (i > 1 && j > 1 && Same(left[i - 1], right[j - 2]) && Same(left[i - 2], right[j - 1])) rows[i][j] = Math.Min(rows[i][j], rows[i - 2][j - 2] + 1);
            }
        }

        return rows[left.Length][right.Length];
    }

    private static bool Same(char left, char right) => char.ToLowerInvariant(left) == char.ToLowerInvariant(right);
}
