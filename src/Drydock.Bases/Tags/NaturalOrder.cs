namespace Drydock.Bases.Tags;

/// <summary>Orders texts with runs of digits as numbers: <c>9</c> before <c>13</c>, <c>b07</c> before <c>b12</c>.</summary>
public static class NaturalOrder
{
    /// <summary>Below, equal to or above zero; zero only for equal texts.</summary>
    public static int Compare(string a, string b)
    {
        var (i, j) = (0, 0);
        while (i < a.Length && j < b.Length)
        {
            var (runA, runB) = (Run(a, i), Run(b, j));
            var order = char.IsAsciiDigit(a[i]) && char.IsAsciiDigit(b[j])
                ? CompareNumbers(a.AsSpan(i, runA), b.AsSpan(j, runB))
                : a.AsSpan(i, runA).SequenceCompareTo(b.AsSpan(j, runB));
            if (order != 0) return order;
            (i, j) = (i + runA, j + runB);
        }

        var rest = (a.Length - i).CompareTo(b.Length - j);
        return rest != 0 ? rest : string.CompareOrdinal(a, b);
    }

    private static int CompareNumbers(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        a = a.TrimStart('0');
        b = b.TrimStart('0');
        return a.Length != b.Length ? a.Length.CompareTo(b.Length) : a.SequenceCompareTo(b);
    }

    private static int Run(string text, int from)
    {
        var digits = char.IsAsciiDigit(text[from]);
        var end = from + 1;
        while (end < text.Length && char.IsAsciiDigit(text[end]) == digits) end++;
        return end - from;
    }
}
