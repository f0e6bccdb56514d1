using Drydock.Images.Layers;

namespace Drydock.Packages.Catalogers.DpkgDatabase;

/// <summary>A file of a dpkg database: the folder it lies in and its path below that folder.</summary>
/// <param name="Folder">The database folder, <c>var/lib/dpkg</c> or wherever links lead.</param>
/// <param name="Relative"><c>status</c>, <c>status.d/base</c>, <c>info/bash.list</c>.</param>
internal readonly record struct DpkgPath(string Folder, string Relative)
{
    /// <summary>The usual place.</summary>
    public const string KnownFolder = "var/lib/dpkg";

    private const string FolderEnd = "lib/dpkg/";

    private static readonly string[] OtherFilesOfStatusD =
        [".md5sums", ".preinst", ".postinst", ".prerm", ".postrm", ".config", ".triggers", ".list", ".conffiles", ".templates", ".symbols", ".shlibs"];

    public bool IsDatabase => Relative == "status" || IsStatusD(Relative);

    /// <summary>The folder that paths in this database are relative to; empty or ending in a slash.</summary>
    public string Root
    {
        get
        {
            foreach (var end in (ReadOnlySpan<string>)[KnownFolder, "usr/lib/dpkg", "lib/dpkg"])
                if (Folder.EndsWith(end, StringComparison.Ordinal)) return Folder[..^end.Length];
            return "";
        }
    }

    /// <summary>Splits a path that ends in a file of a folder <c>lib/dpkg</c>; the start of the part below it, or -1.</summary>
    public static int RelativeStart(ReadOnlySpan<char> path)
    {
        var at = path.LastIndexOf(FolderEnd);
        return at > 0 && path[at - 1] != '/' ? -1 : at < 0 ? -1 : at + FolderEnd.Length;
    }

    /// <summary>True for what is read of a database folder: databases, lists of files, diversions.</summary>
    public static bool IsRead(ReadOnlySpan<char> relative)
    {
        if (relative.StartsWith("info/")) return !relative[5..].Contains('/') && (relative.EndsWith(".list") || relative.EndsWith(".md5sums") || relative.EndsWith(".conffiles"));
        return relative is "status" or "diversions" || IsStatusD(relative) || (relative.StartsWith("status.d/") && relative.EndsWith(".md5sums"));
    }

    /// <summary>The database file behind a merged path; null for all others.</summary>
    /// <param name="moved">Where links lead from <see cref="KnownFolder"/>; null when it is where it belongs.</param>
    public static DpkgPath? Of(string path, string? moved)
    {
        if (moved is not null && path.Length > moved.Length + 1 && path[moved.Length] == '/' && path.StartsWith(moved, StringComparison.Ordinal))
            return new DpkgPath(moved, path[(moved.Length + 1)..]);
        var start = RelativeStart(path);
        return start < 0 ? null : new DpkgPath(path[..(start - 1)], path[start..]);
    }

    /// <summary>Where the known folder really lies, when links lead elsewhere.</summary>
    public static string? MovedFolder(MergedFiles files) => files.Resolve(KnownFolder) is { Length: > 0 } real && real != KnownFolder ? real : null;

    private static bool IsStatusD(ReadOnlySpan<char> relative)
    {
        if (!relative.StartsWith("status.d/") || relative.Length == 9 || relative[9..].Contains('/')) return false;
        foreach (var end in OtherFilesOfStatusD)
            if (relative.EndsWith(end)) return false;
        return true;
    }
}
