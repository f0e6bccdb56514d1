using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Drydock.Advisories;

namespace Drydock.Bases.Comparison;

/// <summary>A comparison for people, also as Markdown: one document of what changes between two images.</summary>
public static class ComparisonText
{
    private const int MostOfACheck = 12;
    private const int MostFindings = 20;

    /// <summary>The word for a level, as in JSON.</summary>
    public static string Word(ChangeLevel level) => level switch { ChangeLevel.Breaking => "breaking", ChangeLevel.Likely => "likely", _ => "information" };

    /// <summary>The document, each line ended.</summary>
    /// <param name="all">Show every entry of long lists.</param>
    public static string Of(ImageComparison comparison, bool all)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# {comparison.Before.Name} → {comparison.After.Name}\n\n");
        Packages(text, comparison);
        if (comparison.Findings is { } findings) Findings(text, findings, all);
        Level(text, comparison, ChangeLevel.Breaking, "Breaking: the service uses what is gone", all);
        Level(text, comparison, ChangeLevel.Likely, "Likely to break what uses it", all);
        Level(text, comparison, ChangeLevel.Information, "Good to know", all);
        if (comparison.Problems.IsEmpty) return text.ToString();
        text.Append("\n## Not known\n\n");
        foreach (var problem in comparison.Problems) text.Append("- ").Append(problem).Append('\n');
        return text.ToString();
    }

    private static void Packages(StringBuilder text, ImageComparison comparison)
    {
        var packages = comparison.Packages;
        var share = packages.CountBefore == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" ({(packages.CountAfter - packages.CountBefore) * 100.0 / packages.CountBefore:+0.0;-0.0;0.0} %)");
        text.Append(CultureInfo.InvariantCulture, $"Packages: {packages.CountBefore} become {packages.CountAfter}{share}: ");
        text.Append(CultureInfo.InvariantCulture, $"{packages.Removed.Length} removed, {packages.Added.Length} added ({packages.Renamed.Length} of both only renamed), {packages.Up.Count()} up, {packages.Down.Count()} down.\n");
    }

    private static void Findings(StringBuilder text, FindingChanges findings, bool all)
    {
        text.Append(CultureInfo.InvariantCulture, $"Vulnerabilities: {Counted(findings.Fixed)} fixed, {Counted(findings.New)} new, {findings.Same.Length} the same{(findings.Problems.IsEmpty ? "" : "; not everything could be judged")}.\n");
        Matches(text, "Fixed", findings.Fixed, all);
        Matches(text, "New", findings.New, all);
    }

    private static string Counted(ImmutableArray<AdvisoryMatch> matches)
    {
        var serious = matches.Count(static m => m.Severity >= Severity.High);
        return string.Create(CultureInfo.InvariantCulture, $"{matches.Length}{(serious > 0 ? $" ({serious} high or critical)" : "")}");
    }

    private static void Matches(StringBuilder text, string title, ImmutableArray<AdvisoryMatch> matches, bool all)
    {
        if (matches.IsEmpty) return;
        text.Append(CultureInfo.InvariantCulture, $"\n## {title} vulnerabilities\n\n");
        var sorted = matches.OrderByDescending(static m => m.Severity).ThenBy(static m => m.Id, StringComparer.Ordinal).ToList();
        foreach (var match in all ? sorted : sorted.Take(MostFindings)) text.Append(CultureInfo.InvariantCulture, $"- {match.Id} {match.Severity.ToString().ToLowerInvariant()} in {match.Package.Name} {match.Package.Version}\n");
        if (!all && sorted.Count > MostFindings) text.Append(CultureInfo.InvariantCulture, $"- and {sorted.Count - MostFindings} more\n");
    }

    private static void Level(StringBuilder text, ImageComparison comparison, ChangeLevel level, string title, bool all)
    {
        var groups = comparison.Changes.Where(c => c.Level == level).GroupBy(static c => c.Check).ToList();
        if (groups.Count == 0) return;
        text.Append(CultureInfo.InvariantCulture, $"\n## {title}\n\n");
        foreach (var group in groups)
        {
            var changes = group.ToList();
            foreach (var change in all ? changes : changes.Take(MostOfACheck))
            {
                text.Append(CultureInfo.InvariantCulture, $"- {(change.Line is { } line ? $"{comparison.Dockerfile}:{line}: " : "")}{change.Text}");
                if (!change.Evidence.IsEmpty) text.Append(CultureInfo.InvariantCulture, $" ({string.Join("; ", change.Evidence.Take(4))}{(change.Evidence.Length > 4 ? "; …" : "")})");
                text.Append('\n');
            }

            if (!all && changes.Count > MostOfACheck) text.Append(CultureInfo.InvariantCulture, $"- and {changes.Count - MostOfACheck} more of {group.Key}: {string.Join(", ", changes.Skip(MostOfACheck).Take(8).Select(static c => c.Subject))}{(changes.Count > MostOfACheck + 8 ? ", …" : "")}\n");
        }
    }
}
