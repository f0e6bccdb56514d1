using System.Collections.Immutable;

namespace Drydock.Images.Layers;

/// <summary>The kept files of a stack of layers as a container would see them: whiteouts, opaque folders, replaced folders and links applied.</summary>
public sealed class MergedFiles
{
    private readonly ImmutableArray<LayerFacts> layers;

    private MergedFiles(ImmutableArray<LayerFacts> layers) => this.layers = layers;

    /// <summary>Number of layers merged.</summary>
    public int LayerCount => layers.Length;

    /// <summary>Every kept file that is visible, sorted by path (ordinal), each once under its real path.</summary>
    public ImmutableArray<MergedFile> Files => throw new NotSupportedException();

    /// <summary>Merges layers, lowest first.</summary>
    public static MergedFiles Merge(IReadOnlyList<LayerFacts> layers) => new([.. layers]);

    /// <summary>The view after the first <paramref name="count"/> layers.</summary>
    public MergedFiles AsOf(int count) => throw new NotSupportedException();

    /// <summary>True when layer <paramref name="index"/> adds, replaces or removes a visible kept file for which <paramref name="path"/> holds.</summary>
    public bool Changes(int index, Func<string, bool> path) => throw new NotSupportedException();

    /// <summary>The kept file at a path, links on the way followed inside the image; null when there is none.</summary>
    public MergedFile? Find(string path) => throw new NotSupportedException();

    /// <summary>The real path behind a path; null when a link dangles, cycles, or goes deeper than 40 hops. A missing last component is kept.</summary>
    public string? Resolve(string path) => throw new NotSupportedException();
}
