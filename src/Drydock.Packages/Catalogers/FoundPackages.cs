using Drydock.Images;

namespace Drydock.Packages.Catalogers;

/// <summary>Collects what catalogers find in one image. Holds limits, so that a hostile file ends in a problem and not in a full memory.</summary>
public sealed class FoundPackages
{
    /// <summary>Packages of one inventory.</summary>
    public const int MostPackages = 500_000;
    /// <summary>Problems told of one inventory.</summary>
    public const int MostProblems = 200;

    private readonly List<Package> packages = [];
    private readonly List<Problem> problems = [];
    private bool full;

    /// <summary>The image's distribution; null when it is unknown.</summary>
    public OsRelease? Os { get; init; }

    public IReadOnlyList<Package> Packages => packages;

    public IReadOnlyList<Problem> Problems => problems;

    /// <summary>Set by a cataloger that found a package database or package file.</summary>
    public bool HasDatabase { get; set; }

    /// <summary>Which OS package a file belongs to; filled before the language catalogers run.</summary>
    internal FileOwners Owners { get; } = new();

    /// <summary>OS packages that the distribution did not make: they do not answer for the language packages they carry.</summary>
    internal HashSet<PackageKey> ThirdParty { get; } = [];

    /// <summary>Adds a package. Past the limit a single problem says that the list was cut.</summary>
    public void Add(Package package)
    {
        if (packages.Count < MostPackages)
        {
            packages.Add(package);
        }
        else if (!full)
        {
            full = true;
            problems.Add(PackageProblems.TooMany("packages", MostPackages));
        }
    }

    /// <summary>Adds a problem; of very many only the first are kept.</summary>
    public void Report(Problem problem)
    {
        if (problems.Count < MostProblems) problems.Add(problem);
        else if (problems.Count == MostProblems) problems.Add(PackageProblems.TooMany("problems", MostProblems));
    }

    /// <summary>Replaces each package by what <paramref name="change"/> makes of it.</summary>
    internal void Update(Func<Package, Package> change)
    {
        for (var i = 0; i < packages.Count; i++) packages[i] = change(packages[i]);
    }
}
