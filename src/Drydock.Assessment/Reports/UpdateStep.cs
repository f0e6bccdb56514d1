using System.Collections.Immutable;
using Drydock.Advisories.Versions;
using Drydock.Packages;

namespace Drydock.Assessment.Reports;

/// <summary>One thing to do: bring the packages of one source to a version.</summary>
/// <param name="Source">The source package; null when it has the package's own name.</param>
/// <param name="Packages">Binary packages, sorted.</param>
/// <param name="Versions">The version that fixes everything fixable; several where this ecosystem's versions cannot be ordered.</param>
/// <param name="Fixes">What that mends.</param>
/// <param name="InBase">True when all of it comes with the base image.</param>
internal sealed record UpdateStep(
    string? Source, ImmutableArray<string> Packages, ImmutableArray<string> Versions, SeverityCounts Fixes, bool InBase, string? VendoredBy)
{
    /// <summary>Every step, worst first. Suppressed findings ask for nothing.</summary>
    public static ImmutableArray<UpdateStep> Of(ScanReport report)
    {
        var fixable = report.Findings.Where(f => f.Suppressed is null && f.Match.FixedVersion is not null);
        var groups = fixable.GroupBy(f => (Key: VulnerabilityKey.Of(f) with { Id = "" }, f.Match.Package.VendoredBy));
        return [.. groups.Select(g => Step(g.Key.Key, g.Key.VendoredBy, [.. g]))];
    }

    private static UpdateStep Step(VulnerabilityKey key, string? vendoredBy, List<Finding> findings)
    {
        var packages = findings.Select(f => f.Match.Package.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToImmutableArray();
        var versions = findings.Select(f => f.Match.FixedVersion!).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        return new UpdateStep(
            packages is [var only] && only == key.Source ? null : key.Source, packages, Highest(key.Type, versions), SeverityCounts.Of(findings),
            findings.TrueForAll(f => f.IntroducedBy == "base"), vendoredBy);
    }

    private static ImmutableArray<string> Highest(PackageType type, List<string> versions)
    {
        var scheme = type switch
        {
            PackageType.Deb => VersionSchemes.Find("deb"),
            PackageType.Apk => VersionSchemes.Find("apk"),
            PackageType.PyPi => VersionSchemes.Find("pep440"),
            _ => null,
        };
        var highest = versions[0];
        foreach (var version in versions.Skip(1))
        {
            if (scheme is null || !scheme.TryCompare(highest, version, out var order, out _)) return [.. versions];
            if (order < 0) highest = version;
        }

        return [highest];
    }
}
