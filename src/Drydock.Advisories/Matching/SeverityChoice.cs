using System.Collections.Immutable;
using Drydock.Advisories.Cvss;

namespace Drydock.Advisories.Matching;

/// <summary>Which of the stated severities counts, and what the others are.</summary>
/// <param name="Chosen">Null when every source leaves it open.</param>
/// <param name="All">Every statement, the chosen one first.</param>
/// <param name="Cvss">The best vector: the newest version of CVSS, the highest score of it.</param>
internal sealed record SeverityChoice(StatedSeverity? Chosen, ImmutableArray<StatedSeverity> All, CvssScore? Cvss)
{
    /// <summary>A distribution's own word goes first, then CVSS, then GitHub's word; for language packages GitHub's word goes before CVSS.</summary>
    public static SeverityChoice Of(bool isDistribution, IReadOnlyList<(Advisory Record, AffectedPackage Entry)> affecting, IReadOnlyList<Vulnerability> known)
    {
        if (affecting.Any(static a => a.Record.Malicious))
        {
            var malicious = new StatedSeverity("osv:malicious", Severity.Critical, "malicious package");
            return new SeverityChoice(malicious, [malicious], null);
        }

        var statements = affecting.SelectMany(static a => a.Entry.Severities)
            .Concat(affecting.SelectMany(static a => a.Record.Severities))
            .Concat(known.SelectMany(static k => k.Severities))
            .Distinct()
            .Select(static s => (Statement: s, Cvss: CvssOf(s)))
            .OrderBy(s => Rank(s.Statement.Scale, isDistribution)).ThenByDescending(static s => s.Cvss?.Score ?? -1)
            .ThenBy(static s => s.Statement.Text, StringComparer.Ordinal)
            .ToList();
        var all = statements.ConvertAll(static s => Stated(s.Statement, s.Cvss));
        // "End of life" is the distribution's last word: it judges no more.
        var open = all.Find(static s => s is { Source: "debian", Text: "end-of-life" });
        var chosen = open is not null ? null : all.Find(static s => s.Severity != Severity.Unknown);
        if (chosen is not null)
        {
            all.Remove(chosen);
            all.Insert(0, chosen);
        }

        var best = statements.Where(static s => s.Cvss is not null).OrderByDescending(static s => s.Statement.Scale)
            .ThenByDescending(static s => s.Cvss!.Score).ThenBy(static s => s.Statement.Text, StringComparer.Ordinal).FirstOrDefault().Cvss;
        return new SeverityChoice(chosen, [.. all.Distinct()], best);
    }

    private static int Rank(SeverityScale scale, bool isDistribution) => scale switch
    {
        SeverityScale.Debian or SeverityScale.Ubuntu => isDistribution ? 0 : 9,
        SeverityScale.Ghsa => isDistribution ? 5 : 1,
        SeverityScale.CvssV4 => 2,
        SeverityScale.CvssV3 => 3,
        _ => 4,
    };

    private static StatedSeverity Stated(SeverityStatement statement, CvssScore? cvss) => statement.Scale switch
    {
        SeverityScale.Debian => new StatedSeverity("debian", OfDebian(statement.Text), statement.Text),
        SeverityScale.Ubuntu => new StatedSeverity("ubuntu", OfWord(statement.Text), statement.Text),
        SeverityScale.Ghsa => new StatedSeverity("ghsa", OfWord(statement.Text), statement.Text),
        SeverityScale.CvssV4 => new StatedSeverity("osv:cvss-v4", OfScore(cvss), statement.Text),
        SeverityScale.CvssV3 => new StatedSeverity("osv:cvss-v3", OfScore(cvss), statement.Text),
        _ => new StatedSeverity("osv:cvss-v2", OfScore(cvss), statement.Text),
    };

    private static CvssScore? CvssOf(SeverityStatement statement) =>
        statement.Scale is SeverityScale.CvssV2 or SeverityScale.CvssV3 or SeverityScale.CvssV4 && CvssVector.TryParse(statement.Text, out var score)
            ? score
            : null;

    private static Severity OfDebian(string urgency) => urgency.TrimEnd('*') switch
    {
        "unimportant" => Severity.Negligible,
        "low" => Severity.Low,
        "medium" => Severity.Medium,
        "high" => Severity.High,
        _ => Severity.Unknown,
    };

    private static Severity OfWord(string word) => word.ToUpperInvariant() switch
    {
        "NEGLIGIBLE" => Severity.Negligible,
        "LOW" => Severity.Low,
        "MODERATE" or "MEDIUM" => Severity.Medium,
        "HIGH" => Severity.High,
        "CRITICAL" => Severity.Critical,
        _ => Severity.Unknown,
    };

    /// <summary>CVSS 3.1 and 4.0, "Qualitative severity rating scale".</summary>
    private static Severity OfScore(CvssScore? cvss) => cvss?.Score switch
    {
        null => Severity.Unknown,
        >= 9.0m => Severity.Critical,
        >= 7.0m => Severity.High,
        >= 4.0m => Severity.Medium,
        > 0m => Severity.Low,
        _ => Severity.Negligible,
    };
}
