using System.Collections.Immutable;

namespace Drydock.Images.Layers;

/// <summary>The kept files of a stack of layers as a container would see them: whiteouts, opaque folders, replaced folders and links applied.</summary>
/// <remarks>OCI image specification, layer.md "Whiteouts": a whiteout hides what lies in lower layers only.</remarks>
public sealed class MergedFiles
{
    private readonly ImmutableArray<LayerFacts> layers;
    private readonly MergedFiles?[] prefixes;
    private readonly MergeState state;
    private readonly LinkResolver resolver;
    private readonly Lazy<ImmutableArray<MergedFile>> files;

    private MergedFiles(ImmutableArray<LayerFacts> layers)
    {
        this.layers = layers;
        prefixes = new MergedFiles?[layers.Length];
        state = MergeState.Of(layers);
        resolver = state.Resolver;
        files = new(() => [.. state.Files.Values.OrderBy(static f => f.Path, StringComparer.Ordinal)]);
    }

    /// <summary>Number of layers merged.</summary>
    public int LayerCount => layers.Length;

    /// <summary>Uncompressed bytes of all layers; of a folder the bytes of its files.</summary>
    public long Bytes => layers.Sum(static l => l.Size);

    /// <summary>Entries of all layers; of a folder its files and links.</summary>
    public long Entries => layers.Sum(static l => l.Entries);

    /// <summary>Every kept file that is visible, sorted by path (ordinal), each once under its real path.</summary>
    public ImmutableArray<MergedFile> Files => files.Value;

    /// <summary>Hard links at wanted paths whose other name was not kept: path, other name, and the layer of the link.</summary>
    public ImmutableArray<(LayerLink Link, int Layer)> OpenLinks => [.. state.OpenLinks];

    /// <summary>Every visible symbolic link under its real path, sorted.</summary>
    public ImmutableArray<LayerLink> SymbolicLinks =>
        [.. state.Links.Select(static l => new LayerLink(l.Key, l.Value)).OrderBy(static l => l.Path, StringComparer.Ordinal)];

    /// <summary>The visible files with setuid, setgid or capabilities, sorted by path.</summary>
    public ImmutableArray<PrivilegedFile> Privileged =>
        [.. layers.SelectMany((layer, i) => layer.Privileged.Where(f => LayerLook.Top(layers, f.Path) == (EntryKind.File, i))).OrderBy(static f => f.Path, StringComparer.Ordinal)];

    /// <summary>The kept folders that are visible, sorted by path, each with the mode and owner of its uppermost entry.</summary>
    public ImmutableArray<KeptFolder> Folders =>
    [
        .. layers.Reverse().SelectMany(static l => l.KeptFolders).DistinctBy(static f => f.Path, StringComparer.Ordinal)
            .Where(f => LayerLook.Top(layers, f.Path) is (EntryKind.Folder, _)).OrderBy(static f => f.Path, StringComparer.Ordinal),
    ];

    /// <summary>Merges layers, lowest first.</summary>
    public static MergedFiles Merge(IReadOnlyList<LayerFacts> layers) => new([.. layers]);

    /// <summary>The view after the first <paramref name="count"/> layers.</summary>
    public MergedFiles AsOf(int count) => count == layers.Length ? this : prefixes[count] ??= new MergedFiles(layers[..count]);

    /// <summary>True when layer <paramref name="index"/> adds, replaces or removes a visible kept file for which <paramref name="path"/> holds.</summary>
    public bool Changes(int index, Func<string, bool> path)
    {
        if (!MayChange(layers[index])) return false;
        var before = AsOf(index).Files.Where(f => path(f.Path)).ToDictionary(static f => f.Path, StringComparer.Ordinal);
        var after = AsOf(index + 1).Files.Where(f => path(f.Path)).ToArray();
        return before.Count != after.Length || after.Any(f => !before.TryGetValue(f.Path, out var old) || old.Layer != f.Layer);
    }

    /// <summary>The kept file at a path, links on the way followed inside the image; null when there is none.</summary>
    public MergedFile? Find(string path) => Resolve(path) is { } real && state.Files.TryGetValue(real, out var file) ? file : null;

    /// <summary>The real path behind a path; null when links cycle or go deeper than 40 hops. What does not exist is kept as it is.</summary>
    public string? Resolve(string path) => resolver.Resolve(path, followLast: true);

    /// <summary>What lies at a path, links on the way followed inside the image; null when nothing does.</summary>
    /// <remarks>Layers tell folders and files of no interest by the path that their archive has; a layer that writes through a link of a lower one is
    /// seen only where it holds kept files.</remarks>
    public EntryKind? KindOf(string path)
    {
        if (Resolve(path) is not { } real) return EntryKind.BrokenLink;
        if (state.Files.ContainsKey(real)) return EntryKind.File;
        if (LayerLook.Top(layers, real) is var (kind, _)) return kind;
        return resolver.Resolve(path, followLast: false) is { } link && state.Links.ContainsKey(link) ? EntryKind.BrokenLink : null;
    }

    private static bool MayChange(LayerFacts layer) =>
        layer.Files.Length + layer.SymbolicLinks.Length + layer.OpenHardLinks.Length + layer.Whiteouts.Length + layer.OpaqueFolders.Length + layer.OtherFiles.Length > 0;
}
