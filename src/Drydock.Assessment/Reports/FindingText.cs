using Drydock.Advisories;

namespace Drydock.Assessment.Reports;

/// <summary>Sentences about findings that several formats share. Built from hostile names: the format escapes the result.</summary>
internal static class FindingText
{
    /// <summary>What can be done, in two or three words: <c>no fix yet</c>, <c>fix deferred (no-dsa)</c>.</summary>
    public static string Fix(AdvisoryMatch match)
    {
        if (match.FixedVersion is { } version) return version;
        var words = match.Status switch
        {
            MatchStatus.WillNotFix => "will not fix",
            MatchStatus.FixDeferred => "fix deferred",
            MatchStatus.EndOfLife => "end of life",
            MatchStatus.UnderInvestigation => "under investigation",
            _ => "no fix yet",
        };
        return match.Verdict is { } verdict && verdict.Replace('-', ' ') != words ? $"{words} ({verdict})" : words;
    }

    /// <summary>One sentence: what is affected where, and what to do.</summary>
    public static string Message(Finding finding)
    {
        var (match, package) = (finding.Match, finding.Match.Package);
        var source = package.Source is { } s && s.Name != package.Name ? $" (source {s.Name} {s.Version})" : "";
        var severity = match.SeveritySource is { } by ? $"{Words.Of(match.Severity)}, says {by}" : Words.Of(match.Severity);
        var where = finding.Layer is { } layer ? $" in layer {layer}{(finding.IntroducedBy is { } origin ? $" ({origin})" : "")}" : "";
        var next = match.FixedVersion is { } version ? $"Update to {version}." : $"There is no version to update to: {Fix(match)}.";
        return $"{match.Id} ({severity}) affects {Words.Of(package.Type)} package {package.Name} {package.Version}{source}{where}. {next}";
    }
}
