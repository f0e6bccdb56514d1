using Drydock.Images.Layers;

namespace Drydock.Packages.Catalogers;

/// <summary>Finds one kind of package. One file per cataloger, listed in <see cref="Cataloger"/>.</summary>
public interface ICataloger
{
    /// <summary>Short and unique: <c>dpkg</c>, <c>python</c>.</summary>
    string Name { get; }

    /// <summary>Raise it whenever <see cref="Wants"/> or <see cref="Reduce"/> changes what is kept.</summary>
    int Version { get; }

    IReadOnlyList<string> KnownFolders { get; }

    IReadOnlyList<string> KnownFiles { get; }

    /// <summary>As <see cref="Drydock.Images.IFileSelector.Wants"/>.</summary>
    bool Wants(ReadOnlySpan<char> path);

    /// <summary>As <see cref="Drydock.Images.IFileSelector.Reduce"/>; called only for paths this cataloger wants.</summary>
    ReadOnlyMemory<byte> Reduce(string path, ReadOnlyMemory<byte> content);

    /// <summary>Reads the merged files. Opens nothing itself and never throws on hostile content: what is odd goes to <paramref name="found"/>.</summary>
    void Catalog(MergedFiles files, FoundPackages found);
}
