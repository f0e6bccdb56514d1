namespace Drydock.Gpu.Advisories;

/// <summary>Affected versions as NVIDIA's bulletins word them: "All versions up to and including 1.19.0", "All driver versions prior to 595.71.05",
/// "1.17.8", each with a condition in brackets behind it.</summary>
internal static class VersionPhrase
{
    private const int Longest = 300;

    /// <summary>Reads a phrase; null when it is not understood.</summary>
    /// <param name="branch">For drivers, the branch that the phrase is about; null for others.</param>
    public static (AffectedVersions Versions, string Condition)? Parse(string text, int? branch)
    {
        if (text.Length > Longest) return null;
        var bracket = text.IndexOf('(', StringComparison.Ordinal);
        var condition = bracket < 0 ? "" : text[(bracket + 1)..].Trim().TrimEnd(')').Trim();
        var phrase = (bracket < 0 ? text : text[..bracket]).Trim();
        var from = branch is { } number ? ComponentVersion.Parse(number.ToString(System.Globalization.CultureInfo.InvariantCulture)) : null;
        if (ComponentVersion.TryParse(phrase, out var exact)) return (new AffectedVersions(exact, exact, true), condition);
        if (!phrase.StartsWith("All ", StringComparison.OrdinalIgnoreCase)) return null;
        var inclusive = phrase.Contains("up to and including", StringComparison.OrdinalIgnoreCase) || phrase.Contains("prior to and including", StringComparison.OrdinalIgnoreCase);
        var exclusive = phrase.Contains("prior to", StringComparison.OrdinalIgnoreCase) || phrase.Contains("before", StringComparison.OrdinalIgnoreCase)
            || phrase.Contains("earlier than", StringComparison.OrdinalIgnoreCase);
        var last = phrase[(phrase.LastIndexOf(' ') + 1)..];
        if (phrase.Trim().Equals("All versions", StringComparison.OrdinalIgnoreCase)) return (new AffectedVersions(from, null, false), condition);
        if ((!inclusive && !exclusive) || !ComponentVersion.TryParse(last, out var end)) return null;
        return (new AffectedVersions(from, end, inclusive), condition);
    }
}
