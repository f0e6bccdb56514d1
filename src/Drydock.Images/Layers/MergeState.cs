using System.Collections.Immutable;

namespace Drydock.Images.Layers;

/// <summary>The merged tree while layers are applied to it, lowest first.</summary>
internal sealed class MergeState
{
    private readonly Dictionary<string, string> links = new(StringComparer.Ordinal);

    /// <summary>How many files and links lie below each folder, so that removing what lies below a path costs nothing when nothing does.</summary>
    private readonly Dictionary<string, int> below = new(StringComparer.Ordinal);

    private MergeState() => Resolver = new LinkResolver(path => links.GetValueOrDefault(path), Limits.Default.LinkHops);

    /// <summary>Visible kept files by real path.</summary>
    public Dictionary<string, MergedFile> Files { get; } = new(StringComparer.Ordinal);

    public LinkResolver Resolver { get; }

    /// <summary>Visible symbolic links by real path.</summary>
    public IReadOnlyDictionary<string, string> Links => links;

    /// <summary>Hard links whose other name has no kept content.</summary>
    public List<(LayerLink Link, int Layer)> OpenLinks { get; } = [];

    public static MergeState Of(ImmutableArray<LayerFacts> layers)
    {
        var state = new MergeState();
        for (var i = 0; i < layers.Length; i++) state.Apply(layers[i], i);
        return state;
    }

    private void Apply(LayerFacts layer, int index)
    {
        foreach (var folder in layer.OpaqueFolders) MakeFolder(Real(folder), opaque: true);
        foreach (var path in layer.Whiteouts) Remove(Real(path));
        if (layer.OtherFiles.Length + layer.Folders.Length > 0) RemoveReplaced(layer);
        foreach (var link in layer.SymbolicLinks)
        {
            if (Real(link.Path) is not { } path) continue;
            Remove(path);
            links[path] = link.Target;
            Count(path, 1);
        }

        foreach (var file in layer.Files) Put(file.Path, index, file);
        foreach (var link in layer.OpenHardLinks) PutHardLink(link, index);
    }

    private void Put(string path, int layer, KeptFile file)
    {
        if (Real(path) is not { } real) return;
        MakeFolder(PathText.Folder(real), opaque: false);
        Remove(real);
        Files[real] = new MergedFile(real, layer, file with { Path = real });
        Count(real, 1);
    }

    private void PutHardLink(LayerLink link, int layer)
    {
        // The other name may live in this layer (kept then under its own path) or in a lower one: as of now, the merged view holds both.
        if (Real(link.Target) is { } target && Files.TryGetValue(target, out var file)) Put(link.Path, layer, file.File);
        else OpenLinks.Add((link, layer));
    }

    /// <summary>Removes what a folder, or a file of no interest, of this layer has replaced.</summary>
    private void RemoveReplaced(LayerFacts layer)
    {
        foreach (var path in links.Keys.ToArray())
        {
            var hash = PathHash.Of(path);
            if (Has(layer.Folders, hash) || Has(layer.OtherFiles, hash) || HasReplacedFolder(layer, path)) Delete(path);
        }

        foreach (var path in Files.Keys.ToArray())
        {
            var hash = PathHash.Of(path);
            if (Has(layer.Folders, hash) || Has(layer.OtherFiles, hash) || HasReplacedFolder(layer, path)) Delete(path);
        }
    }

    private static bool HasReplacedFolder(LayerFacts layer, string path)
    {
        for (var slash = path.IndexOf('/', StringComparison.Ordinal); slash > 0; slash = path.IndexOf('/', slash + 1))
            if (Has(layer.OtherFiles, PathHash.Of(path.AsSpan(0, slash)))) return true;
        return false;
    }

    private static bool Has(ImmutableArray<ulong> sorted, ulong hash) => sorted.BinarySearch(hash) >= 0;

    private string? Real(string path) => Resolver.Resolve(path, followLast: false);

    private void Remove(string? path)
    {
        if (path is null) return;
        Delete(path);
        RemoveBelow(path);
    }

    /// <summary>A folder takes the place of a file, its own or that of a folder above it.</summary>
    private void MakeFolder(string? folder, bool opaque)
    {
        for (var path = folder; !string.IsNullOrEmpty(path); path = PathText.Folder(path))
            if (Files.ContainsKey(path)) Delete(path);
        if (opaque) RemoveBelow(folder);
    }

    private void RemoveBelow(string? folder)
    {
        if (folder is null || !below.ContainsKey(folder)) return;
        foreach (var path in Files.Keys.Concat(links.Keys).Where(p => PathText.IsBelow(p, folder)).ToArray()) Delete(path);
    }

    private void Delete(string path)
    {
        if (Files.Remove(path)) Count(path, -1);
        if (links.Remove(path)) Count(path, -1);
    }

    private void Count(string path, int change)
    {
        for (var folder = path; folder.Length > 0;)
        {
            folder = PathText.Folder(folder);
            var count = below.GetValueOrDefault(folder) + change;
            if (count == 0) below.Remove(folder);
            else below[folder] = count;
        }
    }
}
