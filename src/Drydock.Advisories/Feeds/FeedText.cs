using System.Globalization;

namespace Drydock.Advisories.Feeds;

/// <summary>Small readings that several feeds share.</summary>
internal static class FeedText
{
    private const int SummaryLength = 160;

    /// <summary>The first sentence or line of a description, at most 160 characters; null when there is none.</summary>
    public static string? FirstSentence(string? text)
    {
        if (text is null) return null;
        var line = text.AsSpan().Trim().TrimStart('#').Trim();
        var end = line.IndexOfAny('\r', '\n');
        if (end >= 0) line = line[..end].TrimEnd();
        var sentence = line.IndexOf(". ", StringComparison.Ordinal);
        if (sentence > 20) line = line[..(sentence + 1)];
        if (line.IsEmpty) return null;
        if (line.Length <= SummaryLength) return line.ToString();
        var cut = line[..(SummaryLength - 1)].LastIndexOf(' ');
        return string.Concat(line[..(cut > 40 ? cut : SummaryLength - 1)].TrimEnd(), "…");
    }

    /// <summary>True for a CVE id: <c>CVE-</c>, four digits, a dash, four to ten digits.</summary>
    /// <remarks>CVE JSON record format 5.1, "cveId".</remarks>
    public static bool IsCve(ReadOnlySpan<char> id) =>
        id.Length is >= 13 and <= 19 && id.StartsWith("CVE-", StringComparison.Ordinal) && id[8] == '-'
        && !id[4..8].ContainsAnyExceptInRange('0', '9') && !id[9..].ContainsAnyExceptInRange('0', '9');

    /// <summary>True for what can be an id: letters, digits and <c>-_.:</c>, within the limit.</summary>
    public static bool IsId(ReadOnlySpan<char> id)
    {
        if (id.IsEmpty || id.Length > FeedLimits.IdLength || !char.IsAsciiLetter(id[0])) return false;
        foreach (var c in id)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_' or '.' or ':')) return false;
        }

        return true;
    }

    /// <summary>True for what can be a package name or version: printable, not empty, within the limit.</summary>
    public static bool IsName(ReadOnlySpan<char> name, int limit)
    {
        if (name.IsEmpty || name.Length > limit) return false;
        foreach (var c in name)
        {
            if (char.IsControl(c) || c == ' ') return false;
        }

        return true;
    }

    /// <summary>A <c>yyyy-MM-dd</c> date; null for anything else.</summary>
    public static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>An RFC 3339 time in UTC; null for anything else.</summary>
    public static DateTimeOffset? Time(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            ? time
            : null;
}
