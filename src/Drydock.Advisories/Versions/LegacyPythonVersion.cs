namespace Drydock.Advisories.Versions;

/// <summary>The order that setuptools gave to versions before PEP 440, which PyPI still holds.</summary>
/// <remarks>
/// Runs of digits and of letters, dots and dashes are parts; a number sorts after every word, and <c>pre</c>, <c>preview</c>, <c>rc</c> (all
/// <c>c</c>) and <c>dev</c> sort before the end, which is the word <c>final</c>. A dash counts as "later than final" unless such a word
/// follows, and trailing zeros before a word do not count.
/// </remarks>
internal static class LegacyPythonVersion
{
    private const string Zero = "00000000";
    private const string Dash = "*final-";
    private const string Final = "*final";

    public static int Compare(string a, string b)
    {
        var (left, right) = (Key(a), Key(b));
        for (var i = 0; i < Math.Min(left.Count, right.Count); i++)
        {
            var order = string.CompareOrdinal(left[i], right[i]);
            if (order != 0)
                return order;
        }
        return left.Count.CompareTo(right.Count);
    }

    private static List<string> Key(string version)
    {
        var parts = new List<string>();
        var rest = version.AsSpan().Trim();
        while (!rest.IsEmpty)
        {
            var length = PartLength(rest);
            if (rest is not ['.', ..])
                Add(parts, PartKey(rest[..length]));
            rest = rest[length..];
        }
        Add(parts, Final);
        return parts;
    }

    private static void Add(List<string> parts, string part)
    {
        if (part[0] == '*')
        {
            if (string.CompareOrdinal(part, Final) < 0)
                RemoveTrailing(parts, Dash);
            RemoveTrailing(parts, Zero);
        }
        parts.Add(part);
    }

    private static void RemoveTrailing(List<string> parts, string value)
    {
        while (parts.Count > 0 && parts[^1] == value)
            parts.RemoveAt(parts.Count - 1);
    }

    private static int PartLength(ReadOnlySpan<char> rest)
    {
        if (rest[0] is '.' or '-')
            return 1;
        var kind = KindOf(rest[0]);
        var length = 1;
        while (length < rest.Length && rest[length] is not ('.' or '-') && KindOf(rest[length]) == kind)
            length++;
        return length;
    }

    private static int KindOf(char c) => char.IsAsciiDigit(c) ? 0 : char.IsAsciiLetter(c) ? 1 : 2;

    private static string PartKey(ReadOnlySpan<char> part)
    {
        // setuptools fills with zeros to eight digits and compares text; without leading zeros longer numbers keep their order too.
        if (char.IsAsciiDigit(part[0]))
            return NumberKey(part.TrimStart('0'));
        Span<char> buffer = part.Length <= 64 ? stackalloc char[part.Length] : new char[part.Length];
        part.ToLowerInvariant(buffer);
        return buffer switch
        {
            "-" => Dash,
            "pre" or "preview" or "rc" => "*c",
            "dev" => "*@",
            _ => $"*{buffer}",
        };
    }

    private static string NumberKey(ReadOnlySpan<char> digits) =>
        digits.Length <= Zero.Length ? digits.ToString().PadLeft(Zero.Length, '0') : $"{(char)('9' + 1)}{digits.Length:D10}{digits}";
}
