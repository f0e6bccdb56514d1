namespace Drydock.Advisories.Versions;

/// <summary>Numbers in versions, compared as text so that no length overflows.</summary>
internal static class DigitRuns
{
    /// <summary>How many ASCII digits the text starts with.</summary>
    public static int Leading(ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAnyExceptInRange('0', '9');
        return end < 0 ? text.Length : end;
    }

    /// <summary>Compares two runs of digits by value. Leading zeros do not count; no digits are zero.</summary>
    public static int Compare(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        a = a.TrimStart('0');
        b = b.TrimStart('0');
        return a.Length != b.Length ? a.Length.CompareTo(b.Length) : a.SequenceCompareTo(b);
    }
}
