using Drydock.Images.Layers;

namespace Drydock.Packages.Catalogers;

/// <summary>Notices rpm databases. Their packages are not read yet, and an image that has one is therefore never clean.</summary>
public sealed class Rpm : ICataloger
{
    private static readonly string[] Folders = ["var/lib/rpm", "usr/lib/sysimage/rpm", "usr/share/rpm"];
    private static readonly string[] FileNames = ["Packages", "Packages.db", "rpmdb.sqlite"];

    /// <summary>Package lists of images without an rpm database (Azure Linux "distroless").</summary>
    private static readonly string[] Manifests = ["var/lib/rpmmanifest/container-manifest-1", "var/lib/rpmmanifest/container-manifest-2"];

    public string Name => "rpm";

    public int Version => 1;

    public IReadOnlyList<string> KnownFolders => Folders;

    public IReadOnlyList<string> KnownFiles { get; } = [];

    public bool Wants(ReadOnlySpan<char> path)
    {
        foreach (var manifest in Manifests)
            if (path.SequenceEqual(manifest)) return true;
        var slash = path.LastIndexOf('/');
        return slash > 0 && IsAny(path[(slash + 1)..], FileNames) && IsAny(path[..slash], Folders);
    }

    /// <summary>Nothing of the content is used.</summary>
    public ReadOnlyMemory<byte> Reduce(string path, ReadOnlyMemory<byte> content) => ReadOnlyMemory<byte>.Empty;

    public void Catalog(MergedFiles files, FoundPackages found)
    {
        var moved = Folders.Select(files.Resolve).Where(static f => f is not null).ToHashSet(StringComparer.Ordinal);
        foreach (var file in files.Files)
        {
            var slash = file.Path.LastIndexOf('/');
            var isMoved = slash > 0 && IsAny(file.Path.AsSpan(slash + 1), FileNames) && moved.Contains(file.Path[..slash]);
            if (isMoved || Wants(file.Path)) found.Report(PackageProblems.RpmNotRead(file.Path));
        }
    }

    private static bool IsAny(ReadOnlySpan<char> text, string[] values)
    {
        foreach (var value in values)
            if (text.SequenceEqual(value)) return true;
        return false;
    }
}
