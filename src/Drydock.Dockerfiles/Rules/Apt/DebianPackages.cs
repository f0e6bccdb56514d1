using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Drydock.Dockerfiles.Rules.Apt;

/// <summary>Debian packages that left a release, came with one, or changed their name: the embedded table <c>debian-packages.txt</c>.</summary>
internal static class DebianPackages
{
    private static readonly Lazy<FrozenDictionary<string, DebianPackage>> Table = new(Load);

    /// <summary>What is known of a package; null for one that is not in the table, which says nothing of it.</summary>
    public static DebianPackage? Find(string name) => Table.Value.GetValueOrDefault(name);

    private static FrozenDictionary<string, DebianPackage> Load()
    {
        using var stream = typeof(DebianPackages).Assembly.GetManifestResourceStream("Drydock.Dockerfiles.debian-packages.txt")
            ?? throw new InvalidOperationException("The table debian-packages is not in the assembly.");
        using var reader = new StreamReader(stream);
        var rows = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(static l => !l.StartsWith('#')).Select(static l => l.Split('|', StringSplitOptions.TrimEntries)).ToList();
        var suites = rows[0][1..^1];
        return rows.Skip(1).Select(cells => new DebianPackage(
            cells[0],
            suites.Zip(cells[1..^1]).ToFrozenDictionary(static p => p.First, static p => p.Second[0], StringComparer.Ordinal),
            [.. cells[^1].Split(' ', StringSplitOptions.RemoveEmptyEntries)])).ToFrozenDictionary(static p => p.Name, StringComparer.Ordinal);
    }
}

/// <summary>Where a package is.</summary>
/// <param name="Suites">By release: <c>+</c> there, <c>-</c> not there, <c>t</c> empty, <c>v</c> a name that one other package provides, <c>m</c> a name that several provide.</param>
/// <param name="Instead">Packages that do its work, best first.</param>
internal sealed record DebianPackage(string Name, FrozenDictionary<string, char> Suites, ImmutableArray<string> Instead)
{
    /// <summary>Its state in a release; <c>+</c> for a release that the table does not know.</summary>
    public char In(string suite) => Suites.GetValueOrDefault(suite, '+');

    /// <summary>What to install instead in a release; null when nothing is known.</summary>
    public string? InsteadIn(string suite) => Instead.FirstOrDefault(i => DebianPackages.Find(i)?.In(suite) is null or '+');
}
