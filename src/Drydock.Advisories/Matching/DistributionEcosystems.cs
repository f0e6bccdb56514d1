using Drydock.Advisories.Feeds;
using Drydock.Packages;

namespace Drydock.Advisories.Matching;

/// <summary>Which of OSV's ecosystems a distribution's release is.</summary>
internal static class DistributionEcosystems
{
    /// <summary>The names under which feeds may know the release, the usual one first; empty for a distribution that no feed of ours speaks of.
    /// Derived distributions are not their parents: their packages differ.</summary>
    public static IReadOnlyList<string> Of(OsRelease os, PackageType type) => (os.Id, type) switch
    {
        ("debian", PackageType.Deb) => Debian(os),
        ("ubuntu", PackageType.Deb) when os.VersionId is { } v => [$"Ubuntu:{v}:LTS", $"Ubuntu:{v}"],
        ("alpine", PackageType.Apk) => Alpine(os),
        ("wolfi", PackageType.Apk) => ["Wolfi"],
        ("chainguard", PackageType.Apk) => ["Chainguard"],
        ("almalinux", PackageType.Rpm) when os.VersionId is { } v => [$"AlmaLinux:{Major(v)}"],
        ("rocky", PackageType.Rpm) when os.VersionId is { } v => [$"Rocky Linux:{Major(v)}"],
        _ => [],
    };

    private static string Major(string version) => version.Split('.')[0];

    /// <summary>Released versions by number; testing and unstable, which have none, by codename.</summary>
    private static List<string> Debian(OsRelease os)
    {
        var names = new List<string>();
        if (os.VersionId is { } v) names.Add($"Debian:{Major(v)}");
        if (os.Codename is { } codename)
        {
            names.Add(DebianReleases.EcosystemOf(codename));
            names.Add($"Debian:{codename}");
        }

        return names;
    }

    /// <summary>Without a version only the codename can tell the rolling release: a release that is not told is not edge, but unknown.</summary>
    private static List<string> Alpine(OsRelease os)
    {
        if (os.VersionId is null) return os.Codename == "edge" ? ["Alpine:edge"] : [];
        if (os.VersionId == "edge" || os.VersionId.Contains("_alpha", StringComparison.Ordinal)) return ["Alpine:edge"];
        var parts = os.VersionId.Split('.');
        return parts.Length < 2 ? [$"Alpine:v{os.VersionId}"] : [$"Alpine:v{parts[0]}.{parts[1]}"];
    }
}
