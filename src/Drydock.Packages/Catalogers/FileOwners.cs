using Drydock.Images.Layers;

namespace Drydock.Packages.Catalogers;

/// <summary>Which OS package put a file there, from the package databases' file lists: links resolved, diversions applied, merged /usr understood.</summary>
/// <remarks>A file that somebody overwrote belongs to nobody: its MD5 must equal the recorded one. Where none is recorded (a list of names only) the file
/// must be the one that lay there when the package was installed.</remarks>
internal sealed class FileOwners
{
    private readonly Dictionary<string, List<Owner>> owners = new(StringComparer.Ordinal);

    /// <summary>Notes that a package lists a file.</summary>
    /// <param name="path">The resolved path, without a leading slash.</param>
    /// <param name="package">Name of the package.</param>
    /// <param name="md5">Lower-case MD5 as recorded; null when the list has none.</param>
    /// <param name="installedIn">The layer that brought the package; null when unknown.</param>
    public void Add(string path, string package, string? md5, int? installedIn)
    {
        if (path.Length == 0) return;
        if (!owners.TryGetValue(path, out var listed)) owners[path] = listed = [];
        var at = listed.FindIndex(o => o.Package == package);
        if (at < 0) listed.Add(new Owner(package, md5, installedIn));
        else if (md5 is not null) listed[at] = listed[at] with { Md5 = md5 };
    }

    /// <summary>The package that a file belongs to; null when it belongs to none, or no longer.</summary>
    public string? Find(MergedFiles files, MergedFile file)
    {
        if (owners.Count == 0) return null;
        if (!owners.TryGetValue(file.Path, out var listed) && !owners.TryGetValue(OtherUsrName(file.Path), out listed)) return null;
        foreach (var owner in listed)
            if (owner.Md5 is null ? IsAsInstalled(files, file, owner) : owner.Md5 == file.File.Md5) return owner.Package;
        return null;
    }

    private static bool IsAsInstalled(MergedFiles files, MergedFile file, Owner owner) =>
        owner.InstalledIn is not { } layer || file.Layer <= layer || files.AsOf(layer + 1).Find(file.Path)?.File.Md5 == file.File.Md5;

    /// <summary><c>/lib</c> and <c>/usr/lib</c> are one folder on a merged system, and packages record either name.</summary>
    private static string OtherUsrName(string path) =>
        path.StartsWith("usr/lib", StringComparison.Ordinal) ? path[4..] : path.StartsWith("lib", StringComparison.Ordinal) ? "usr/" + path : path;

    private sealed record Owner(string Package, string? Md5, int? InstalledIn);
}
