using System.Collections.Immutable;

namespace Drydock.Images.Layers;

/// <summary>Everything that a scan needs to know of one layer, so that a layer is read once, ever. Immutable; cached by diffID and reader version.</summary>
public sealed record LayerFacts
{
    /// <summary>Digest of the uncompressed layer; null when it was not computed (a folder, or an archive walked by seeking).</summary>
    public Digest? DiffId { get; init; }

    /// <summary>Uncompressed bytes.</summary>
    public long Size { get; init; }

    /// <summary>Entries in the archive.</summary>
    public long Entries { get; init; }

    /// <summary>Wanted files, sorted by path, the last of equal paths.</summary>
    public ImmutableArray<KeptFile> Files { get; init; } = [];

    /// <summary>Wanted folders that have an entry, sorted by path; empty but for an <see cref="IFolderSelector"/>, and never cached.</summary>
    public ImmutableArray<KeptFolder> KeptFolders { get; init; } = [];

    /// <summary>Symbolic links, sorted by path.</summary>
    public ImmutableArray<LayerLink> SymbolicLinks { get; init; } = [];

    /// <summary>Hard links at wanted paths whose target's content is not in this layer's <see cref="Files"/>.</summary>
    public ImmutableArray<LayerLink> OpenHardLinks { get; init; } = [];

    /// <summary>Paths that this layer removes from the layers below it (without the <c>.wh.</c> prefix).</summary>
    public ImmutableArray<string> Whiteouts { get; init; } = [];

    /// <summary>Folders whose lower content this layer hides; the empty path is the whole image.</summary>
    public ImmutableArray<string> OpaqueFolders { get; init; } = [];

    /// <summary>Sorted 64-bit hashes of the paths that are neither folder nor link nor kept file: they hide what lay there.</summary>
    public ImmutableArray<ulong> OtherFiles { get; init; } = [];

    /// <summary>Sorted 64-bit hashes of the paths with a folder entry: they replace a link or file below.</summary>
    public ImmutableArray<ulong> Folders { get; init; } = [];

    /// <summary>Files with setuid, setgid or capabilities, sorted by path.</summary>
    public ImmutableArray<PrivilegedFile> Privileged { get; init; } = [];

    /// <summary>What could not be read. Any entry makes the result partial.</summary>
    public ImmutableArray<Problem> Problems { get; init; } = [];
}
