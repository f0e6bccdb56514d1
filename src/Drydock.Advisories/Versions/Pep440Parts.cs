namespace Drydock.Advisories.Versions;

/// <summary>The parts of one PEP 440 version, as slices of its text.</summary>
internal ref struct Pep440Parts
{
    private ReadOnlySpan<char> _epoch;
    private ReadOnlySpan<char> _release;
    private Stage _stage;
    private ReadOnlySpan<char> _stageNumber;
    private bool _isPost;
    private ReadOnlySpan<char> _post;
    private bool _isDev;
    private ReadOnlySpan<char> _dev;
    private ReadOnlySpan<char> _local;

    private enum Stage : byte
    {
        None,
        Alpha,
        Beta,
        Candidate,
    }

    /// <summary>Reads the pattern of PEP 440 appendix B: any case, surrounding whitespace, one <c>v</c> in front.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out Pep440Parts parts)
    {
        parts = default;
        var rest = text.Trim();
        if (rest is ['v' or 'V', ..])
            rest = rest[1..];
        var digits = DigitRuns.Leading(rest);
        if (digits > 0 && digits < rest.Length && rest[digits] == '!')
        {
            parts._epoch = rest[..digits];
            rest = rest[(digits + 1)..];
            digits = DigitRuns.Leading(rest);
        }
        if (digits == 0)
            return false;
        while (digits + 1 < rest.Length && rest[digits] == '.' && char.IsAsciiDigit(rest[digits + 1]))
            digits += 1 + DigitRuns.Leading(rest[(digits + 1)..]);
        parts._release = rest[..digits];
        rest = rest[digits..];
        parts._stage = ReadStage(ref rest, out parts._stageNumber);
        parts._isPost = TryReadPost(ref rest, out parts._post);
        parts._isDev = TryReadWord(ref rest, "dev", out parts._dev);
        return rest.IsEmpty || parts.TryReadLocal(rest);
    }

    /// <summary>Orders as PEP 440 does: 1.0.dev1 &lt; 1.0a1.dev1 &lt; 1.0a1 &lt; 1.0rc1 &lt; 1.0 &lt; 1.0+local &lt; 1.0.post1.</summary>
    public static int Compare(in Pep440Parts a, in Pep440Parts b)
    {
        var order = DigitRuns.Compare(a._epoch, b._epoch);
        if (order == 0)
            order = CompareRelease(a._release, b._release);
        if (order == 0)
            order = a.StageRank.CompareTo(b.StageRank);
        if (order == 0)
            order = DigitRuns.Compare(a._stageNumber, b._stageNumber);
        if (order == 0)
            order = a._isPost.CompareTo(b._isPost);
        if (order == 0)
            order = DigitRuns.Compare(a._post, b._post);
        if (order == 0)
            order = b._isDev.CompareTo(a._isDev);
        if (order == 0)
            order = DigitRuns.Compare(a._dev, b._dev);
        return order != 0 ? order : CompareLocal(a._local, b._local);
    }

    /// <summary>A development release of the version itself comes before its alphas; without a stage it is the final release.</summary>
    private readonly int StageRank => _stage != Stage.None ? (int)_stage : _isDev && !_isPost ? 0 : (int)Stage.Candidate + 1;

    private static Stage ReadStage(scoped ref ReadOnlySpan<char> rest, out ReadOnlySpan<char> number)
    {
        // Longer spellings first: "preview" before "pre", "alpha" before "a".
        if (TryReadWord(ref rest, "alpha", out number) || TryReadWord(ref rest, "a", out number))
            return Stage.Alpha;
        if (TryReadWord(ref rest, "beta", out number) || TryReadWord(ref rest, "b", out number))
            return Stage.Beta;
        return TryReadWord(ref rest, "preview", out number) || TryReadWord(ref rest, "pre", out number)
            || TryReadWord(ref rest, "rc", out number) || TryReadWord(ref rest, "c", out number) ? Stage.Candidate : Stage.None;
    }

    private static bool TryReadPost(scoped ref ReadOnlySpan<char> rest, out ReadOnlySpan<char> number)
    {
        if (rest is not ['-', >= '0' and <= '9', ..])
            return TryReadWord(ref rest, "post", out number) || TryReadWord(ref rest, "rev", out number) || TryReadWord(ref rest, "r", out number);
        var digits = DigitRuns.Leading(rest[1..]);
        number = rest.Slice(1, digits);
        rest = rest[(1 + digits)..];
        return true;
    }

    /// <summary>Reads <c>[-_.]word[-_.][digits]</c>; moves on only when the word is there.</summary>
    private static bool TryReadWord(scoped ref ReadOnlySpan<char> rest, scoped ReadOnlySpan<char> word, out ReadOnlySpan<char> number)
    {
        number = [];
        var after = SkipSeparator(rest);
        if (!after.StartsWith(word, StringComparison.OrdinalIgnoreCase))
            return false;
        after = SkipSeparator(after[word.Length..]);
        var digits = DigitRuns.Leading(after);
        number = after[..digits];
        rest = after[digits..];
        return true;
    }

    private static ReadOnlySpan<char> SkipSeparator(ReadOnlySpan<char> text) => text is ['-' or '_' or '.', ..] ? text[1..] : text;

    private bool TryReadLocal(ReadOnlySpan<char> rest)
    {
        if (rest is not ['+', ..])
            return false;
        _local = rest[1..];
        var afterSeparator = true;
        foreach (var c in _local)
        {
            var isSeparator = c is '-' or '_' or '.';
            if (isSeparator ? afterSeparator : !char.IsAsciiLetterOrDigit(c))
                return false;
            afterSeparator = isSeparator;
        }
        return !afterSeparator;
    }

    private static int CompareRelease(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        while (!a.IsEmpty || !b.IsEmpty)
        {
            var order = DigitRuns.Compare(NextPart(ref a), NextPart(ref b));
            if (order != 0)
                return order;
        }
        return 0;
    }

    private static int CompareLocal(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        while (!a.IsEmpty && !b.IsEmpty)
        {
            var left = NextPart(ref a);
            var right = NextPart(ref b);
            var isNumberLeft = DigitRuns.Leading(left) == left.Length;
            var isNumberRight = DigitRuns.Leading(right) == right.Length;
            var order = (isNumberLeft, isNumberRight) switch
            {
                (true, true) => DigitRuns.Compare(left, right),
                (false, false) => left.CompareTo(right, StringComparison.OrdinalIgnoreCase),
                _ => isNumberLeft.CompareTo(isNumberRight),
            };
            if (order != 0)
                return order;
        }
        return b.IsEmpty.CompareTo(a.IsEmpty);
    }

    private static ReadOnlySpan<char> NextPart(ref ReadOnlySpan<char> rest)
    {
        var end = rest.IndexOfAny('.', '-', '_');
        var part = end < 0 ? rest : rest[..end];
        rest = end < 0 ? [] : rest[(end + 1)..];
        return part;
    }
}
