using System.Collections.Immutable;

namespace Drydock.Images.Layers;

/// <summary>Looks a single path up in a stack of layers, from the top: also paths that were not kept, of which only hashes are known.</summary>
internal static class LayerLook
{
    /// <summary>What the topmost layer that tells of a path says lies there, and which layer that is; null when the path is removed or nowhere.</summary>
    /// <param name="path">Real: no link on the way.</param>
    public static (EntryKind Kind, int Layer)? Top(ImmutableArray<LayerFacts> layers, string path)
    {
        if (path.Length == 0) return (EntryKind.Folder, 0);
        var hash = PathHash.Of(path);
        for (var i = layers.Length - 1; i >= 0; i--)
        {
            if (KindIn(layers[i], path, hash) is { } kind) return (kind, i);
            if (Hides(layers[i], path)) return null;
        }

        return null;
    }

    private static EntryKind? KindIn(LayerFacts layer, string path, ulong hash)
    {
        if (layer.OtherFiles.BinarySearch(hash) >= 0) return EntryKind.File;
        if (layer.Folders.BinarySearch(hash) >= 0) return EntryKind.Folder;
        var at = At(layer.Files, path, static f => f.Path);
        if (at < layer.Files.Length && layer.Files[at].Path == path) return EntryKind.File;
        if (Holds(layer.Files, path, static f => f.Path) || Holds(layer.SymbolicLinks, path, static l => l.Path)) return EntryKind.Folder;
        return layer.OpenHardLinks.Any(l => l.Path == path) ? EntryKind.File : null;
    }

    /// <summary>True when the layer hides what lower layers have at a path: by a whiteout, an opaque folder, or a file in place of a folder above it.</summary>
    private static bool Hides(LayerFacts layer, string path)
    {
        if (layer.Whiteouts.BinarySearch(path, StringComparer.Ordinal) >= 0 || (layer.OpaqueFolders.Length > 0 && layer.OpaqueFolders[0].Length == 0)) return true;
        for (var folder = PathText.Folder(path); folder.Length > 0; folder = PathText.Folder(folder))
        {
            if (layer.Whiteouts.BinarySearch(folder, StringComparer.Ordinal) >= 0 || layer.OpaqueFolders.BinarySearch(folder, StringComparer.Ordinal) >= 0) return true;
            if (layer.OtherFiles.BinarySearch(PathHash.Of(folder)) >= 0) return true;
        }

        return false;
    }

    /// <summary>True when some path lies below the folder.</summary>
    private static bool Holds<T>(ImmutableArray<T> sorted, string folder, Func<T, string> path)
    {
        var at = At(sorted, folder + "/", path);
        return at < sorted.Length && PathText.IsBelow(path(sorted[at]), folder);
    }

    /// <summary>Index of the first element at or behind a path.</summary>
    private static int At<T>(ImmutableArray<T> sorted, string path, Func<T, string> pathOf)
    {
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (string.CompareOrdinal(pathOf(sorted[middle]), path) < 0) low = middle + 1;
            else high = middle;
        }

        return low;
    }
}
