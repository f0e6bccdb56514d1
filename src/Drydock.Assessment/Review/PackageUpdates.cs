using System.Collections.Immutable;
using Drydock.Advisories.Versions;
using Drydock.Assessment.FleetReports;

namespace Drydock.Assessment.Review;

/// <summary>The updates that close open findings.</summary>
internal static class PackageUpdates
{
    /// <summary>One per package, nearest deadline first.</summary>
    public static ImmutableArray<PackageUpdate> Of(IEnumerable<FindingRecord> open) =>
    [
        .. open.Where(static r => r.Episode.FixedVersion is not null).GroupBy(static r => (r.Finding.Key.Type, r.Finding.Key.Package)).Select(static g => UpdateOf(g.Key.Type, g.Key.Package, [.. g]))
            .OrderBy(static u => u.Due ?? DateTimeOffset.MaxValue).ThenByDescending(static u => u.Fixes.Critical).ThenByDescending(static u => u.Fixes.High).ThenBy(static u => u.Package, StringComparer.Ordinal),
    ];

    private static PackageUpdate UpdateOf(string type, string package, List<FindingRecord> records) => new(
        package, string.Join(", ", records.SelectMany(static r => r.Finding.Versions).Distinct().Order(StringComparer.Ordinal)),
        Highest(type, [.. records.Select(static r => r.Episode.FixedVersion!).Distinct().Order(StringComparer.Ordinal)]),
        SeverityTally.Of(records.Select(static r => r.Episode.Severity)), records.Min(static r => r.Episode.Due));

    private static ImmutableArray<string> Highest(string type, List<string> versions)
    {
        var scheme = VersionSchemes.Find(type == "pypi" ? "pep440" : type);
        var highest = versions[0];
        foreach (var version in versions.Skip(1))
        {
            if (scheme is null || !scheme.TryCompare(highest, version, out var order, out _)) return [.. versions];
            if (order < 0) highest = version;
        }

        return [highest];
    }
}
