namespace Drydock.Advisories.Versions;

/// <summary>Debian versions: <c>[epoch:]upstream[-revision]</c>.</summary>
/// <remarks>
/// Debian Policy 5.6.12 and dpkg: text and numbers alternate; in text "~" sorts before the end, letters before everything else; a missing
/// epoch or revision is 0. Accepted as dpkg does when it reads a database: an upstream version may start with a letter or hold characters that
/// the policy does not list (dpkg warns and compares). Epochs may have any length.
/// </remarks>
public sealed class DebianVersion : IVersionScheme
{
    private const string Kind = "a Debian version";

    public string Name => "deb";

    public IReadOnlyList<string> Aliases { get; } = ["debian", "dpkg", "ubuntu"];

    public bool TryCompare(string a, string b, out int order, out string? problem)
    {
        order = 0;
        if (!TryParse(a, out var left, out problem) || !TryParse(b, out var right, out problem))
            return false;
        order = DigitRuns.Compare(left.Epoch, right.Epoch);
        if (order == 0)
            order = ComparePart(left.Upstream, right.Upstream);
        if (order == 0)
            order = ComparePart(left.Revision, right.Revision);
        return true;
    }

    private static bool TryParse(string version, out Parts parts, out string? problem)
    {
        parts = default;
        var rest = version.AsSpan().Trim();
        var why = rest.IsEmpty ? VersionProblems.Empty : VersionProblems.IsPlain(rest) ? null : VersionProblems.Space;
        if (why is null)
        {
            var colon = rest.IndexOf(':');
            if (colon >= 0)
            {
                parts.Epoch = rest[..colon];
                rest = rest[(colon + 1)..];
                if (parts.Epoch.IsEmpty || DigitRuns.Leading(parts.Epoch) < parts.Epoch.Length)
                    why = VersionProblems.Epoch;
            }
            var dash = rest.LastIndexOf('-');
            parts.Upstream = dash < 0 ? rest : rest[..dash];
            parts.Revision = dash < 0 ? [] : rest[(dash + 1)..];
            if (parts.Upstream.IsEmpty)
                why ??= VersionProblems.NoUpstream;
            else if (dash >= 0 && parts.Revision.IsEmpty)
                why ??= VersionProblems.NoRevision;
        }
        problem = why is null ? null : VersionProblems.Of(Kind, version, why);
        return why is null;
    }

    private static int ComparePart(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        while (!a.IsEmpty || !b.IsEmpty)
        {
            while (StartsWithText(a) || StartsWithText(b))
            {
                var order = Weight(a) - Weight(b);
                if (order != 0)
                    return order;
                // Equal weights are equal characters: neither side is at a digit or at its end.
                a = a[1..];
                b = b[1..];
            }
            var (digitsA, digitsB) = (DigitRuns.Leading(a), DigitRuns.Leading(b));
            var number = DigitRuns.Compare(a[..digitsA], b[..digitsB]);
            if (number != 0)
                return number;
            a = a[digitsA..];
            b = b[digitsB..];
        }
        return 0;
    }

    private static bool StartsWithText(ReadOnlySpan<char> text) => !text.IsEmpty && !char.IsAsciiDigit(text[0]);

    private static int Weight(ReadOnlySpan<char> text) => text switch
    {
        [] => 0,
        ['~', ..] => -1,
        [var c, ..] when char.IsAsciiDigit(c) => 0,
        [var c, ..] when char.IsAsciiLetter(c) => c,
        [var c, ..] => c + 256,
    };

    private ref struct Parts
    {
        public ReadOnlySpan<char> Epoch;
        public ReadOnlySpan<char> Upstream;
        public ReadOnlySpan<char> Revision;
    }
}
