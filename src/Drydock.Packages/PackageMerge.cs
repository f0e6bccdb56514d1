using System.Collections.Immutable;

namespace Drydock.Packages;

/// <summary>Makes one package of several records of it, and puts packages in order.</summary>
internal static class PackageMerge
{
    /// <summary>One package with the places and notes of both.</summary>
    public static Package Merge(Package a, Package b) => a with
    {
        Locations = [.. a.Locations.Concat(b.Locations).Distinct().OrderBy(static l => l.Layer).ThenBy(static l => l.Path, StringComparer.Ordinal)],
        Notes = [.. a.Notes.Union(b.Notes, StringComparer.Ordinal)],
        IntroducedIn = a.IntroducedIn is { } x && b.IntroducedIn is { } y ? Math.Min(x, y) : a.IntroducedIn ?? b.IntroducedIn,
        NotMatched = a.NotMatched is not null && b.NotMatched is not null ? a.NotMatched : null,
    };

    /// <summary>Each package once, sorted by type, name, version and architecture. Copies that are owned, vendored or only declared stay apart.</summary>
    public static ImmutableArray<Package> Order(IEnumerable<Package> packages)
    {
        var merged = new Dictionary<(PackageKey, string?, string?, bool, bool), Package>();
        foreach (var package in packages)
        {
            var key = (PackageKey.Of(package), package.OwnedBy, package.VendoredBy, package.Declared, package.NotMatched is null);
            merged[key] = merged.TryGetValue(key, out var twin) ? Merge(twin, package) : package;
        }

        return
        [
            .. merged.Values
                .OrderBy(static p => p.Type)
                .ThenBy(static p => p.Name, StringComparer.Ordinal)
                .ThenBy(static p => p.Version, StringComparer.Ordinal)
                .ThenBy(static p => p.Architecture, StringComparer.Ordinal)
                .ThenBy(static p => p.OwnedBy, StringComparer.Ordinal)
                .ThenBy(static p => p.VendoredBy, StringComparer.Ordinal)
                .ThenBy(static p => p.Declared)
                .ThenBy(static p => p.NotMatched, StringComparer.Ordinal),
        ];
    }
}
