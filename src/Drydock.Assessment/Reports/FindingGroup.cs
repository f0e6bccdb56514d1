using System.Collections.Immutable;
using Drydock.Packages;

namespace Drydock.Assessment.Reports;

/// <summary>The findings on one version of one source package, as people read them: one row per vulnerability, whatever the number of binary packages.</summary>
/// <param name="Name">Of the source package, or of the package itself.</param>
/// <param name="Rows">In the order of the findings.</param>
internal sealed record FindingGroup(PackageType Type, string Name, string Version, ImmutableArray<FindingRow> Rows)
{
    /// <summary>Groups findings; both groups and rows come in the order in which the first of each is found.</summary>
    public static ImmutableArray<FindingGroup> Of(IEnumerable<Finding> findings)
    {
        var groups = findings
            .GroupBy(f => (Key: VulnerabilityKey.Of(f), f.Match.Severity, f.Match.FixedVersion, f.Match.Status, f.Suppressed, f.Layer))
            .Select(g => new FindingRow(g.First(), [.. g.Select(f => f.Match.Package.Name).Distinct(StringComparer.Ordinal)]))
            .GroupBy(row => VulnerabilityKey.Of(row.Finding) with { Id = "" });
        return [.. groups.Select(g => new FindingGroup(g.Key.Type, g.Key.Source, g.Key.Version, [.. g]))];
    }

    /// <summary>The findings that the options leave visible to people.</summary>
    public static IEnumerable<Finding> Visible(ScanReport report, ReportOptions options) =>
        report.Findings.Where(f => (options.ShowSuppressed || f.Suppressed is null) && IsWanted(f, options));

    /// <summary>How many vulnerabilities that count are not shown because of the options.</summary>
    public static int Hidden(ScanReport report, ReportOptions options) =>
        SeverityCounts.Of(report.Findings.Where(f => f.Suppressed is null && !IsWanted(f, options))).Total;

    private static bool IsWanted(Finding finding, ReportOptions options) =>
        (options.Severities.IsDefaultOrEmpty || options.Severities.Contains(finding.Match.Severity)) && (!options.OnlyFixed || finding.Match.FixedVersion is not null);
}
