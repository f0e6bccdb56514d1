using Drydock.Images.Layers;

namespace Drydock.Packages.Catalogers;

/// <summary>Conda packages, listed but never matched: no feed that is read here speaks of them.</summary>
/// <remarks>conda documentation, "conda-meta": the file is named <c>NAME-VERSION-BUILD.json</c>.</remarks>
public sealed class Conda : ICataloger
{
    private const string Folder = "conda-meta";
    private const string End = ".json";

    public string Name => "conda";

    public int Version => 1;

    public IReadOnlyList<string> KnownFolders { get; } = [];

    public IReadOnlyList<string> KnownFiles { get; } = [];

    public bool Wants(ReadOnlySpan<char> path)
    {
        var slash = path.LastIndexOf('/');
        if (slash <= 0 || !path.EndsWith(End)) return false;
        var folder = path[..slash];
        return folder[(folder.LastIndexOf('/') + 1)..] is Folder;
    }

    /// <summary>Only the name of the file is used.</summary>
    public ReadOnlyMemory<byte> Reduce(string path, ReadOnlyMemory<byte> content) => ReadOnlyMemory<byte>.Empty;

    public void Catalog(MergedFiles files, FoundPackages found)
    {
        foreach (var file in files.Files)
        {
            if (!Wants(file.Path)) continue;
            var stem = file.Path[(file.Path.LastIndexOf('/') + 1)..^End.Length];
            var build = stem.LastIndexOf('-');
            var version = build <= 0 ? -1 : stem.LastIndexOf('-', build - 1);
            if (version <= 0 || !Utf8Text.IsWord(stem)) continue;
            found.HasDatabase = true;
            var name = stem[..version];
            found.Add(new Package
            {
                Name = name,
                Version = stem[(version + 1)..build],
                Type = PackageType.Other,
                Purl = PackageUrl.Build("conda", null, name, stem[(version + 1)..build], ("build", stem[(build + 1)..])),
                Locations = [new PackageLocation(file.Path, file.Layer)],
                NotMatched = "no advisories are read for conda packages",
            });
        }
    }
}
