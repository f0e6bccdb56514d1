namespace Drydock.Advisories.Versions;

/// <summary>Alpine versions: <c>number{.number}…[letter]{_suffix[number]}…[~hash][-rN]</c>.</summary>
/// <remarks>
/// The order of apk-tools 3: where one version goes on and the other ends, the longer is newer unless it goes on with <c>_alpha</c>,
/// <c>_beta</c>, <c>_pre</c> or <c>_rc</c>, or with text that is no part of a version. A number after a dot that has a leading zero compares as
/// a fraction (as text). Accepted besides, because packages and feeds hold it: digits after the letter (<c>6.6.2p1</c>), empty numbers
/// (<c>0..1</c>), <c>-r</c> without digits (revision 0), a version that starts with a dot or letter. Text after the last part that is
/// understood makes a version older than without, and is otherwise not looked at.
/// </remarks>
public sealed class ApkVersion : IVersionScheme
{
    private const string KindOfVersion = "an Alpine version";

    /// <summary>In the order of apk-tools, which is also their weight: alpha to rc come before the plain version, cvs to p after it.</summary>
    private static readonly string[] SuffixNames = ["alpha", "beta", "pre", "rc", "cvs", "svn", "git", "hg", "p"];

    private const int FirstAfterRelease = 4;

    /// <summary>What may come next, from oldest to newest.</summary>
    private enum Kind : byte
    {
        SuffixBeforeRelease,
        Unknown,
        EmptyNumber,
        End,
        Revision,
        Hash,
        NumberOfWord,
        SuffixAfterRelease,
        Letter,
        Number,
        FirstNumber,
    }

    public string Name => "apk";

    public IReadOnlyList<string> Aliases { get; } = ["alpine"];

    public bool TryCompare(string a, string b, out int order, out string? problem)
    {
        order = 0;
        problem = ProblemOf(a) ?? ProblemOf(b);
        if (problem is not null)
            return false;
        var left = new Reader(a.AsSpan().Trim());
        var right = new Reader(b.AsSpan().Trim());
        while (true)
        {
            left.Read();
            right.Read();
            order = left.Kind != right.Kind ? left.Kind.CompareTo(right.Kind) : CompareValues(left.Kind, left.Value, right.Value);
            if (order != 0 || left.Kind is Kind.End or Kind.Unknown)
                return true;
        }
    }

    private static string? ProblemOf(string version)
    {
        var text = version.AsSpan().Trim();
        var why = text switch
        {
            [] => VersionProblems.Empty,
            _ when !VersionProblems.IsPlain(text) => VersionProblems.Space,
            [var c, ..] when !char.IsAsciiDigit(c) && c != '.' && !char.IsAsciiLetterLower(c) => VersionProblems.Start,
            _ => null,
        };
        return why is null ? null : VersionProblems.Of(KindOfVersion, version, why);
    }

    private static int CompareValues(Kind kind, ReadOnlySpan<char> a, ReadOnlySpan<char> b) => kind switch
    {
        Kind.Unknown or Kind.End => 0,
        Kind.SuffixBeforeRelease or Kind.SuffixAfterRelease => Suffix(a) - Suffix(b),
        Kind.Letter or Kind.Hash => a.SequenceCompareTo(b),
        Kind.Number when a[0] == '0' || b[0] == '0' => a.SequenceCompareTo(b),
        _ => DigitRuns.Compare(a, b),
    };

    private static int Suffix(ReadOnlySpan<char> word)
    {
        for (var i = 0; i < SuffixNames.Length; i++)
        {
            if (word.SequenceEqual(SuffixNames[i]))
                return i;
        }
        return -1;
    }

    /// <summary>Reads one part after the other, each with what may follow it.</summary>
    private ref struct Reader(ReadOnlySpan<char> text)
    {
        private ReadOnlySpan<char> _rest = text;
        private bool _started;

        public Kind Kind { get; private set; }

        public ReadOnlySpan<char> Value { get; private set; }

        public void Read()
        {
            var previous = Kind;
            var inNumbers = !_started || previous is Kind.FirstNumber or Kind.Number or Kind.EmptyNumber;
            var beforeHash = inNumbers || previous is Kind.Letter or Kind.NumberOfWord or Kind.SuffixBeforeRelease or Kind.SuffixAfterRelease;
            Kind = _rest switch
            {
                [] => Kind.End,
                [>= '0' and <= '9', ..] when !_started => Take(Kind.FirstNumber, 0, Digits(0)),
                ['.', ..] when !_started => Take(Kind.EmptyNumber, 0, 0),
                ['.', >= '0' and <= '9', ..] when inNumbers => Take(Kind.Number, 1, Digits(1)),
                ['.', ..] when inNumbers => Take(Kind.EmptyNumber, 1, 0),
                [>= 'a' and <= 'z', ..] when inNumbers => Take(Kind.Letter, 0, 1),
                [>= '0' and <= '9', ..] when beforeHash && !inNumbers && previous != Kind.NumberOfWord => Take(Kind.NumberOfWord, 0, Digits(0)),
                ['_', ..] when beforeHash => ReadSuffix(),
                ['~', _, ..] when beforeHash => ReadHash(),
                ['-', 'r'] or ['-', 'r', '-' or (>= '0' and <= '9'), ..] when beforeHash || previous == Kind.Hash => Take(Kind.Revision, 2, Digits(2)),
                _ => Kind.Unknown,
            };
            _started = true;
        }

        private readonly int Digits(int from) => DigitRuns.Leading(_rest[from..]);

        private Kind Take(Kind kind, int skip, int length)
        {
            Value = _rest.Slice(skip, length);
            _rest = _rest[(skip + length)..];
            return kind;
        }

        private Kind ReadSuffix()
        {
            var end = _rest[1..].IndexOfAnyExceptInRange('a', 'z');
            var length = end < 0 ? _rest.Length - 1 : end;
            return Suffix(_rest.Slice(1, length)) switch
            {
                < 0 => Kind.Unknown,
                < FirstAfterRelease => Take(Kind.SuffixBeforeRelease, 1, length),
                _ => Take(Kind.SuffixAfterRelease, 1, length),
            };
        }

        private Kind ReadHash()
        {
            var length = 0;
            while (length + 1 < _rest.Length && char.IsAsciiHexDigit(_rest[length + 1]))
                length++;
            return length == 0 ? Kind.Unknown : Take(Kind.Hash, 1, length);
        }
    }
}
