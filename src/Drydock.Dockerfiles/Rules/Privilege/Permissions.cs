using System.Buffers;

namespace Drydock.Dockerfiles.Rules.Privilege;

/// <summary>What a mode of <c>chmod</c> gives: octal digits, or clauses such as <c>u+x,go=r</c> (POSIX.1-2024, chmod).</summary>
internal static class Permissions
{
    private static readonly SearchValues<char> Letters = SearchValues.Create("ugoa+-=rwxXst,");

    /// <summary>True when everybody may write, and the bit that keeps people from deleting each other's files is not set.</summary>
    public static bool IsWorldWritable(string mode) =>
        Octal(mode) is { } bits ? (bits & 2) != 0 && (bits & 0x200) == 0 : Clauses(mode).Any(static c => Grants(c, 'w') && c.Who.AsSpan().ContainsAny('o', 'a')) && !mode.Contains('t', StringComparison.Ordinal);

    /// <summary>True when programs run as their owner (setuid) or group (setgid).</summary>
    public static bool SetsIdentity(string mode) => Octal(mode) is { } bits ? (bits & 0xC00) != 0 : Clauses(mode).Any(static c => Grants(c, 's'));

    /// <summary>True when everybody may read.</summary>
    public static bool IsWorldReadable(string mode) => Octal(mode) is { } bits && (bits & 4) != 0;

    /// <summary>The bits of an octal mode; null for clauses and for what is none.</summary>
    public static int? Octal(string mode)
    {
        if (mode.Length is 0 or > 5) return null;
        var bits = 0;
        foreach (var c in mode)
        {
            if (c is < '0' or > '7') return null;
            bits = bits * 8 + (c - '0');
        }

        return bits;
    }

    /// <summary>True when a word is a mode at all.</summary>
    public static bool IsMode(string word) => Octal(word) is not null || word.Length > 1 && word.AsSpan().ContainsAny("+-=") && word.AsSpan().IndexOfAnyExcept(Letters) < 0;

    private static bool Grants((string Who, char Operator, string What) clause, char permission) => clause.Operator != '-' && clause.What.Contains(permission, StringComparison.Ordinal);

    private static IEnumerable<(string Who, char Operator, string What)> Clauses(string mode)
    {
        foreach (var clause in mode.Split(','))
        {
            var at = clause.AsSpan().IndexOfAny("+-=");
            if (at >= 0) yield return (clause[..at], clause[at], clause[(at + 1)..]);
        }
    }
}
