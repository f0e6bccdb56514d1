using Drydock.Images.Layers;
using Drydock.Packages.Catalogers;

namespace Drydock.Packages;

/// <summary>Finds the layer that brought each OS package: the lowest from which its record is continuously present.</summary>
/// <remarks>The database is rewritten as a whole by every layer that installs something, so it is read as it stood after each of them.</remarks>
internal static class DatabaseHistory
{
    /// <summary>Sets <see cref="Package.IntroducedIn"/> of all packages found so far.</summary>
    public static void SetIntroducingLayers(MergedFiles files, IReadOnlyList<IOsCataloger> catalogers, FoundPackages found)
    {
        var filters = catalogers.Select(c => c.DatabaseFilter(files)).ToArray();
        var changing = Enumerable.Range(0, files.LayerCount).Where(i => files.Changes(i, path => Array.Exists(filters, f => f(path)))).ToArray();
        if (changing.Length <= 1 || found.Packages.Count == 0)
        {
            found.Update(p => p with { IntroducedIn = changing.Length == 1 ? changing[0] : p.Locations[0].Layer });
            return;
        }

        var since = new Dictionary<PackageKey, int>();
        foreach (var layer in changing)
        {
            // After the last change the packages are those already found.
            var keys = layer == changing[^1] ? found.Packages.Select(PackageKey.Of) : KeysAfter(layer, files, catalogers);
            var present = new Dictionary<PackageKey, int>();
            foreach (var key in keys) present[key] = since.TryGetValue(key, out var first) ? first : layer;
            since = present;
        }

        found.Update(p => p with { IntroducedIn = since[PackageKey.Of(p)] });
    }

    private static IEnumerable<PackageKey> KeysAfter(int layer, MergedFiles files, IReadOnlyList<IOsCataloger> catalogers)
    {
        var before = new FoundPackages();
        var view = files.AsOf(layer + 1);
        foreach (var cataloger in catalogers) cataloger.Catalog(view, before);
        return before.Packages.Select(PackageKey.Of);
    }
}
