namespace Drydock.Packages.Catalogers.PythonMetadata;

/// <summary>Recognises Python metadata by its path.</summary>
/// <remarks>PyPA specification "Recording installed projects" for dist-info; setuptools' "The Internal Structure of Python Eggs" for the rest.
/// Some tools write the folder names in upper case.</remarks>
internal static class MetadataFile
{
    /// <summary>The shape of a path; <see cref="MetadataShape.None"/> for everything that is no metadata.</summary>
    public static MetadataShape ShapeOf(ReadOnlySpan<char> path)
    {
        var file = Last(path, out var folder);
        if (Ends(file, ".egg-info")) return MetadataShape.EggInfoFile;
        if (Ends(file, ".egg")) return MetadataShape.EggArchive;
        var isMetadata = file.Equals("METADATA", StringComparison.OrdinalIgnoreCase);
        if (!isMetadata && !file.Equals("PKG-INFO", StringComparison.OrdinalIgnoreCase)) return MetadataShape.None;
        var folderName = Last(folder, out _);
        if (isMetadata && Ends(folderName, ".dist-info")) return MetadataShape.DistInfo;
        if (Ends(folderName, ".egg-info")) return MetadataShape.EggInfoFolder;
        return !isMetadata && folderName.Equals("EGG-INFO", StringComparison.OrdinalIgnoreCase) ? MetadataShape.EggFolder : MetadataShape.None;
    }

    /// <summary>The folder or file whose name tells name and version.</summary>
    public static string NamedPart(string path, MetadataShape shape)
    {
        Last(path, out var folder);
        if (shape is MetadataShape.EggInfoFile or MetadataShape.EggArchive) return Last(path, out _).ToString();
        var name = Last(folder, out var outer);
        return (shape == MetadataShape.EggFolder ? Last(outer, out _) : name).ToString();
    }

    /// <summary>Name and version of <c>NAME-VERSION[-pyX.Y[-PLATFORM]].SUFFIX</c>; null for what is not in it.</summary>
    public static (string? Name, string? Version) FromNamedPart(string part)
    {
        var dot = part.LastIndexOf('.');
        var stem = dot < 0 ? part : part[..dot];
        var python = stem.IndexOf("-py", StringComparison.Ordinal);
        while (python >= 0 && (python + 3 >= stem.Length || !char.IsAsciiDigit(stem[python + 3]))) python = stem.IndexOf("-py", python + 3, StringComparison.Ordinal);
        if (python > 0) stem = stem[..python];
        var hyphen = stem.LastIndexOf('-');
        if (hyphen <= 0 || hyphen + 1 == stem.Length) return (stem.Length == 0 ? null : stem, null);
        return (stem[..hyphen], stem[(hyphen + 1)..]);
    }

    /// <summary>The outer package of a private copy (<c>setuptools/_vendor/…</c>); null when it is none.</summary>
    public static string? VendoredBy(string path)
    {
        var at = path.LastIndexOf("/_vendor/", StringComparison.Ordinal);
        return at <= 0 ? null : Last(path.AsSpan(0, at), out _).ToString();
    }

    /// <summary>True for what uv keeps unpacked in its cache (<c>archive-v0/ID/NAME-VERSION.dist-info/METADATA</c>) to link into environments: not installed.</summary>
    /// <remarks>uv documentation, "Caching".</remarks>
    public static bool IsInCache(string path)
    {
        Last(path, out var folder);
        Last(folder, out var entry);
        Last(entry, out var archive);
        var name = Last(archive, out _);
        return name.StartsWith("archive-v", StringComparison.Ordinal) && name.Length > 9 && !name[9..].ContainsAnyExceptInRange('0', '9');
    }

    private static ReadOnlySpan<char> Last(ReadOnlySpan<char> path, out ReadOnlySpan<char> folder)
    {
        var slash = path.LastIndexOf('/');
        folder = slash < 0 ? default : path[..slash];
        return path[(slash + 1)..];
    }

    private static bool Ends(ReadOnlySpan<char> name, string end) => name.Length > end.Length && name.EndsWith(end, StringComparison.OrdinalIgnoreCase);
}
