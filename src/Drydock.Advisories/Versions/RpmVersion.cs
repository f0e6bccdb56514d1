namespace Drydock.Advisories.Versions;

/// <summary>RPM versions: <c>[epoch:]version[-release]</c>.</summary>
/// <remarks>
/// rpm's rpmvercmp: runs of digits and of letters, everything else only separates; a number is newer than a word, "~" sorts before the end and
/// "^" directly after it. A missing epoch is 0; a missing release is older than any, as when rpm sorts packages.
/// </remarks>
public sealed class RpmVersion : IVersionScheme
{
    private const string Kind = "an RPM version";

    public string Name => "rpm";

    public IReadOnlyList<string> Aliases { get; } = ["redhat"];

    public bool TryCompare(string a, string b, out int order, out string? problem)
    {
        order = 0;
        problem = ProblemOf(a) ?? ProblemOf(b);
        if (problem is not null)
            return false;
        Split(a.AsSpan().Trim(), out var epochA, out var versionA, out var releaseA);
        Split(b.AsSpan().Trim(), out var epochB, out var versionB, out var releaseB);
        order = DigitRuns.Compare(epochA, epochB);
        if (order == 0)
            order = CompareSegments(versionA, versionB);
        if (order == 0)
            order = releaseB.IsEmpty.CompareTo(releaseA.IsEmpty);
        if (order == 0)
            order = CompareSegments(releaseA, releaseB);
        return true;
    }

    private static string? ProblemOf(string version)
    {
        var text = version.AsSpan().Trim();
        var colon = text.IndexOf(':');
        var why = text.IsEmpty ? VersionProblems.Empty
            : !VersionProblems.IsPlain(text) ? VersionProblems.Space
            : colon >= 0 && (colon == 0 || DigitRuns.Leading(text) != colon) ? VersionProblems.Epoch
            : null;
        return why is null ? null : VersionProblems.Of(Kind, version, why);
    }

    private static void Split(ReadOnlySpan<char> text, out ReadOnlySpan<char> epoch, out ReadOnlySpan<char> version, out ReadOnlySpan<char> release)
    {
        var colon = text.IndexOf(':');
        epoch = colon < 0 ? [] : text[..colon];
        version = text[(colon + 1)..];
        var dash = version.IndexOf('-');
        release = dash < 0 ? [] : version[(dash + 1)..];
        version = dash < 0 ? version : version[..dash];
    }

    private static int CompareSegments(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        while (true)
        {
            a = SkipSeparators(a);
            b = SkipSeparators(b);
            var (left, right) = (Rank(a), Rank(b));
            if (left != right)
                return left.CompareTo(right);
            if (left == Next.End)
                return 0;
            var lengthA = Length(a, left);
            var lengthB = Length(b, left);
            var order = left switch
            {
                Next.Number => DigitRuns.Compare(a[..lengthA], b[..lengthB]),
                Next.Word => a[..lengthA].SequenceCompareTo(b[..lengthB]),
                _ => 0,
            };
            if (order != 0)
                return order;
            a = a[lengthA..];
            b = b[lengthB..];
        }
    }

    private static ReadOnlySpan<char> SkipSeparators(ReadOnlySpan<char> text)
    {
        var start = 0;
        while (start < text.Length && !char.IsAsciiLetterOrDigit(text[start]) && text[start] is not ('~' or '^'))
            start++;
        return text[start..];
    }

    private static Next Rank(ReadOnlySpan<char> text) => text switch
    {
        [] => Next.End,
        ['~', ..] => Next.Tilde,
        ['^', ..] => Next.Caret,
        [>= '0' and <= '9', ..] => Next.Number,
        _ => Next.Word,
    };

    private static int Length(ReadOnlySpan<char> text, Next kind)
    {
        if (kind == Next.Number)
            return DigitRuns.Leading(text);
        var length = 1;
        while (kind == Next.Word && length < text.Length && char.IsAsciiLetter(text[length]))
            length++;
        return length;
    }

    /// <summary>What comes next, from oldest to newest.</summary>
    private enum Next : byte
    {
        Tilde,
        End,
        Caret,
        Word,
        Number,
    }
}
