using System.Collections.Immutable;
using Drydock.Advisories.Versions;
using Drydock.Packages;

namespace Drydock.Assessment.Reports;

/// <summary>One thing to do: bring the packages of one source to a version.</summary>
/// <param name="Source">The source package; null when it has the package's own name.</param>
/// <param name="Packages">Binary packages, sorted.</param>
/// <param name="From">The installed version; the source package's where the binary ones differ.</param>
/// <param name="Versions">The version that fixes everything fixable; several where this ecosystem's versions cannot be ordered.</param>
/// <param name="Fixes">What that mends.</param>
/// <param name="InBase">True when all of it comes with the base image.</param>
/// <param name="VendoredBy">The package that carries it inside; null otherwise.</param>
/// <param name="Places">The files that declare it, or the folders it is installed in, sorted; empty where no other step could be meant.</param>
internal sealed record UpdateStep(
    string? Source, ImmutableArray<string> Packages, string From, ImmutableArray<string> Versions, SeverityCounts Fixes, bool InBase, string? VendoredBy,
    ImmutableArray<string> Places)
{
    private const int MetadataSegments = 2;

    /// <summary>Every step, worst first. Suppressed findings ask for nothing.</summary>
    public static ImmutableArray<UpdateStep> Of(ScanReport report)
    {
        var fixable = report.Findings.Where(f => f.Suppressed is null && f.Match.FixedVersion is not null);
        var groups = fixable.GroupBy(f => (Key: VulnerabilityKey.Of(f) with { Id = "" }, f.Match.Package.VendoredBy));
        var steps = groups.Select(g => Step(g.Key.Key, g.Key.VendoredBy, [.. g])).ToList();
        var severalFiles = report.Packages.Where(p => p.Declared).SelectMany(p => p.Locations).Select(l => l.Path).Distinct(StringComparer.Ordinal).Skip(1).Any();
        var twice = steps.GroupBy(Name).Where(g => g.Skip(1).Any()).Select(g => g.Key).ToHashSet(StringComparer.Ordinal);
        return [.. steps.Select(s => severalFiles || twice.Contains(Name(s)) ? s : s with { Places = [] })];
    }

    private static string Name(UpdateStep step) => string.Join(' ', step.Packages.Append(step.VendoredBy));

    private static UpdateStep Step(VulnerabilityKey key, string? vendoredBy, List<Finding> findings)
    {
        var packages = findings.Select(f => f.Match.Package.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToImmutableArray();
        var versions = findings.Select(f => f.Match.FixedVersion!).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var installed = findings.Select(f => f.Match.Package.Version).Distinct(StringComparer.Ordinal).ToList();
        var places = findings.SelectMany(f => f.Match.Package.Locations.Select(l => Place(f.Match.Package, l.Path)));
        return new UpdateStep(
            packages is [var only] && only == key.Source ? null : key.Source, packages, installed is [var one] ? one : key.Version,
            Highest(key.Type, versions), SeverityCounts.Of(findings), findings.TrueForAll(f => f.IntroducedBy == "base"), vendoredBy,
            [.. places.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]);
    }

    /// <summary>The file itself where it declares packages or lists all of them; the folder around a package's own metadata folder otherwise.</summary>
    private static string Place(Package package, string path)
    {
        if (package.Declared || package.Type != PackageType.PyPi) return path;
        var parts = path.Split('/');
        return parts.Length > MetadataSegments ? string.Join('/', parts[..^MetadataSegments]) : path;
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
