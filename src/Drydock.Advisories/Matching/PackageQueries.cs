using Drydock.Images;
using Drydock.Packages;

namespace Drydock.Advisories.Matching;

/// <summary>Decides what is asked for each package, and remembers what cannot be asked.</summary>
internal sealed class PackageQueries(OsRelease? os, IAdvisoryStore store)
{
    private readonly Dictionary<string, Coverage?> coverage = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, int> uncovered = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, int> beyondSample = new(StringComparer.Ordinal);

    /// <summary>Problems of single packages; <see cref="Finish"/> adds those of whole ecosystems.</summary>
    public List<Problem> Problems { get; } = [];

    /// <summary>False once an OS package was met whose distribution or release no feed covers.</summary>
    public bool ReleaseCovered { get; private set; } = true;

    /// <summary>The questions for one package; none when its owner is asked instead or when it is marked as not to be matched.</summary>
    public IEnumerable<PackageQuery> For(Package package)
    {
        if (package.NotMatched is not null || (package.OwnedBy is not null && !IsOsPackage(package.Type))) yield break;
        if (Covering(package) is not { } covering) yield break;
        var isDistribution = IsOsPackage(package.Type);
        // Bulletins for rpm distributions name binary packages; Debian and Alpine name the source.
        var source = package.Type == PackageType.Rpm ? null : package.Source;
        var name = Ecosystems.NormalName(covering.Ecosystem, source?.Name ?? NameIn(covering.Ecosystem, package));
        if (!covering.Judges(name)) Count(beyondSample, covering.Ecosystem);
        yield return new PackageQuery(covering, name, VersionIn(covering.Ecosystem, source?.Version ?? package.Version), isDistribution);
        if (source is not null && source.Name != package.Name)
        {
            yield return new PackageQuery(covering, package.Name, package.Version, isDistribution, BinariesOnly: true);
        }
    }

    /// <summary>Every problem, those of whole ecosystems first.</summary>
    public IEnumerable<Problem> Finish()
    {
        foreach (var (what, packages) in uncovered) yield return NotCovered(what, packages);
        foreach (var (ecosystem, packages) in beyondSample)
        {
            yield return new Problem("matching", ecosystem, $"the {store.Info.Kind} data knows nothing of {Packages(packages)}",
                "run \"drydock db update\" to judge them");
        }

        foreach (var problem in Problems) yield return problem;
    }

    private static bool IsOsPackage(PackageType type) => type is PackageType.Deb or PackageType.Apk or PackageType.Rpm;

    private static void Count(SortedDictionary<string, int> counts, string key) => counts[key] = counts.GetValueOrDefault(key) + 1;

    private static string Packages(int count) => count == 1 ? "1 package" : $"{count:N0} packages";

    private static string NameIn(string ecosystem, Package package)
    {
        if (package.Type != PackageType.Other || !PackageUrl.TryParse(package.Purl, out var url) || url.Namespace is null) return package.Name;
        return ecosystem == "Maven" ? $"{url.Namespace}:{url.Name}" : $"{url.Namespace}/{url.Name}";
    }

    /// <summary>PEP 440: a local version (+cu121) is a build of the public one, which advisories speak of. OSV writes Go versions without their v.</summary>
    private static string VersionIn(string ecosystem, string version)
    {
        if (ecosystem == "Go") return version.StartsWith('v') ? version[1..] : version;
        var local = ecosystem == "PyPI" ? version.IndexOf('+', StringComparison.Ordinal) : -1;
        return local > 0 ? version[..local] : version;
    }

    private Coverage? Covering(Package package)
    {
        var candidates = EcosystemsOf(package, os);
        var key = candidates.Count > 0 ? candidates[0] : $"{package.Type.ToString().ToLowerInvariant()} packages of {os?.PrettyName ?? "an unknown distribution"}";
        if (!coverage.TryGetValue(key, out var covering))
        {
            covering = candidates.Select(store.Covers).FirstOrDefault(static c => c is not null);
            coverage.Add(key, covering);
        }

        if (covering is null)
        {
            Count(uncovered, key);
            if (IsOsPackage(package.Type)) ReleaseCovered = false;
        }

        return covering;
    }

    private static IReadOnlyList<string> EcosystemsOf(Package package, OsRelease? os) => package.Type switch
    {
        PackageType.Deb or PackageType.Apk or PackageType.Rpm => os is null ? [] : DistributionEcosystems.Of(os, package.Type),
        PackageType.PyPi => ["PyPI"],
        PackageType.Npm => ["npm"],
        _ => !PackageUrl.TryParse(package.Purl, out var url) ? [] : url.Type switch
        {
            "nuget" => ["NuGet"],
            "maven" => ["Maven"],
            "golang" => ["Go"],
            "cargo" => ["crates.io"],
            "gem" => ["RubyGems"],
            "composer" => ["Packagist"],
            _ => [],
        },
    };

    private Problem NotCovered(string what, int packages)
    {
        var support = os is null ? null : SupportDates.Find(store, os);
        var ended = support?.Extended.Date ?? support?.Security.Date;
        var wrong = $"no feed in the database covers it, so {Packages(packages)} could not be judged";
        if (ended is { } date && Ecosystems.BaseOf(what) is "Debian" or "Alpine" or "Ubuntu") wrong += $" (its support ends on {date:yyyy-MM-dd})";
        return new Problem("matching", what, wrong, "update the database, or move to a release that is still followed");
    }
}
