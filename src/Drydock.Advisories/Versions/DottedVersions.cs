namespace Drydock.Advisories.Versions;

/// <summary>The order that Semantic Versioning 2.0.0 and NuGet share: numbers, then pre-release identifiers; build metadata does not count.</summary>
internal static class DottedVersions
{
    public static bool TryCompare(string kind, string a, string b, StringComparison words, out int order, out string? problem)
    {
        order = 0;
        problem = null;
        if (!TrySplit(a, out var numbersA, out var preA))
            problem = VersionProblems.Of(kind, a, VersionProblems.Dotted);
        else if (!TrySplit(b, out var numbersB, out var preB))
            problem = VersionProblems.Of(kind, b, VersionProblems.Dotted);
        else
            order = Compare(numbersA, preA, numbersB, preB, words);
        return problem is null;
    }

    private static bool TrySplit(string version, out ReadOnlySpan<char> numbers, out ReadOnlySpan<char> preRelease)
    {
        var text = version.AsSpan().Trim();
        if (text is ['v' or 'V', ..])
            text = text[1..];
        var plus = text.IndexOf('+');
        var build = plus < 0 ? [] : text[(plus + 1)..];
        text = plus < 0 ? text : text[..plus];
        var dash = text.IndexOf('-');
        numbers = dash < 0 ? text : text[..dash];
        preRelease = dash < 0 ? [] : text[(dash + 1)..];
        return AreNumbers(numbers) && (dash < 0 || AreIdentifiers(preRelease)) && (plus < 0 || AreIdentifiers(build));
    }

    private static bool AreNumbers(ReadOnlySpan<char> text)
    {
        var afterDot = true;
        foreach (var c in text)
        {
            if (c == '.' ? afterDot : !char.IsAsciiDigit(c))
                return false;
            afterDot = c == '.';
        }
        return !afterDot;
    }

    private static bool AreIdentifiers(ReadOnlySpan<char> text)
    {
        var afterDot = true;
        foreach (var c in text)
        {
            if (c == '.' ? afterDot : !char.IsAsciiLetterOrDigit(c) && c != '-')
                return false;
            afterDot = c == '.';
        }
        return !afterDot;
    }

    private static int Compare(
        ReadOnlySpan<char> numbersA, ReadOnlySpan<char> preA, ReadOnlySpan<char> numbersB, ReadOnlySpan<char> preB, StringComparison words)
    {
        while (!numbersA.IsEmpty || !numbersB.IsEmpty)
        {
            var order = DigitRuns.Compare(NextPart(ref numbersA), NextPart(ref numbersB));
            if (order != 0)
                return order;
        }
        if (preA.IsEmpty || preB.IsEmpty)
            return preA.IsEmpty.CompareTo(preB.IsEmpty);
        while (!preA.IsEmpty && !preB.IsEmpty)
        {
            var order = CompareIdentifiers(NextPart(ref preA), NextPart(ref preB), words);
            if (order != 0)
                return order;
        }
        return preB.IsEmpty.CompareTo(preA.IsEmpty);
    }

    private static int CompareIdentifiers(ReadOnlySpan<char> a, ReadOnlySpan<char> b, StringComparison words)
    {
        var isNumberA = DigitRuns.Leading(a) == a.Length;
        var isNumberB = DigitRuns.Leading(b) == b.Length;
        return (isNumberA, isNumberB) switch
        {
            (true, true) => DigitRuns.Compare(a, b),
            (false, false) => a.CompareTo(b, words),
            _ => isNumberB.CompareTo(isNumberA),
        };
    }

    private static ReadOnlySpan<char> NextPart(ref ReadOnlySpan<char> rest)
    {
        var end = rest.IndexOf('.');
        var part = end < 0 ? rest : rest[..end];
        rest = end < 0 ? [] : rest[(end + 1)..];
        return part;
    }
}
