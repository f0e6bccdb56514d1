namespace Drydock.Images;

/// <summary>Says which files of a layer are kept, and how much of each. Drydock.Packages implements it from its list of catalogers.</summary>
public interface IFileSelector
{
    /// <summary>Changes whenever <see cref="Wants"/> or <see cref="Reduce"/> would answer differently; part of the layer cache's key.</summary>
    string ReaderVersion { get; }

    /// <summary>Folders with a fixed name that may lie behind a symbolic link, without slashes at the ends (<c>var/lib/dpkg</c>).
    /// When the merged image resolves one of them elsewhere, the layers are read again with that place treated as this one.</summary>
    IReadOnlyList<string> KnownFolders { get; }

    /// <summary>Files with a fixed name that may be links to anywhere (<c>etc/os-release</c>).</summary>
    IReadOnlyList<string> KnownFiles { get; }

    /// <summary>True when the file at this normalised path (no leading slash, no <c>.</c> or <c>..</c>) is to be kept.
    /// Called for every entry of every layer: it must not allocate.</summary>
    bool Wants(ReadOnlySpan<char> path);

    /// <summary>The part of the content worth keeping (the fields that are used, the headers). Never throws; returns the content itself when all is needed.</summary>
    ReadOnlyMemory<byte> Reduce(string path, ReadOnlyMemory<byte> content);
}
