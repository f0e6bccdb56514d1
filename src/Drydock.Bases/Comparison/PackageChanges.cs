using System.Collections.Immutable;
using Drydock.Advisories.Versions;
using Drydock.Packages;

namespace Drydock.Bases.Comparison;

/// <summary>The packages of two images, counted and compared by name.</summary>
public sealed record PackageChanges
{
    public required int CountBefore { get; init; }

    public required int CountAfter { get; init; }

    /// <summary>Gone, by name; renamed ones included.</summary>
    public required ImmutableArray<PackageChange> Removed { get; init; }

    /// <summary>New, by name; renamed ones included.</summary>
    public required ImmutableArray<PackageChange> Added { get; init; }

    /// <summary>In another version, by name.</summary>
    public required ImmutableArray<PackageChange> Changed { get; init; }

    /// <summary>Old and new name of what only changed its name, as Debian's libraries for 64-bit time did.</summary>
    public required ImmutableArray<(string Before, string After)> Renamed { get; init; }

    public IEnumerable<PackageChange> Up => Changed.Where(static c => c.Direction > 0);

    public IEnumerable<PackageChange> Down => Changed.Where(static c => c.Direction < 0);

    /// <summary>Compares two inventories.</summary>
    public static PackageChanges Between(Inventory before, Inventory after)
    {
        var (old, now) = (ByName(before), ByName(after));
        var removed = old.Where(o => !now.ContainsKey(o.Key)).Select(static o => new PackageChange(o.Key.Name, o.Key.Type, o.Value, null, null)).ToImmutableArray();
        var added = now.Where(n => !old.ContainsKey(n.Key)).Select(static n => new PackageChange(n.Key.Name, n.Key.Type, null, n.Value, null)).ToImmutableArray();
        return new PackageChanges
        {
            CountBefore = before.Packages.Length,
            CountAfter = after.Packages.Length,
            Removed = removed,
            Added = added,
            Changed = [.. old.Where(o => now.TryGetValue(o.Key, out var version) && version != o.Value).Select(o => Changed1(o.Key, o.Value, now[o.Key]))],
            Renamed = [.. removed.Where(static r => r.Type == PackageType.Deb).Select(r => (r.Name, After: NewName(r.Name))).Where(r => added.Any(a => a.Name == r.After))],
        };
    }

    /// <summary>Debian's names for libraries whose time became 64 bits wide.</summary>
    private static string NewName(string name) => name + "t64";

    private static PackageChange Changed1((PackageType Type, string Name) key, string before, string after) => new(key.Name, key.Type, before, after, Direction(key.Type, before, after));

    private static SortedDictionary<(PackageType Type, string Name), string> ByName(Inventory inventory)
    {
        var packages = new SortedDictionary<(PackageType, string), string>();
        foreach (var package in inventory.Packages.Where(static p => p.VendoredBy is null))
        {
            var key = (package.Type, package.Name);
            packages[key] = packages.TryGetValue(key, out var other) && other != package.Version ? $"{other}, {package.Version}" : package.Version;
        }

        return packages;
    }

    private static int? Direction(PackageType type, string before, string after)
    {
        var scheme = VersionSchemes.Find(type switch { PackageType.Deb => "deb", PackageType.Apk => "apk", PackageType.PyPi => "pep440", PackageType.Npm => "semver", _ => "" });
        return scheme is not null && scheme.TryCompare(before, after, out var order, out _) ? -Math.Sign(order) : null;
    }
}
