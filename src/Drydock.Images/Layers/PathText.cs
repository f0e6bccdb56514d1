namespace Drydock.Images.Layers;

/// <summary>Paths as layers use them: components between single slashes, no leading or trailing slash, no <c>.</c> or <c>..</c>.</summary>
public static class PathText
{
    /// <summary>The folder that holds a path; empty for a path at the root.</summary>
    public static string Folder(string path) => path.LastIndexOf('/') is >= 0 and var slash ? path[..slash] : "";

    /// <summary>The last component.</summary>
    public static string Name(string path) => path[(path.LastIndexOf('/') + 1)..];

    /// <summary>A path in a folder; the empty folder is the root.</summary>
    public static string Join(string folder, string name) => folder.Length == 0 ? name : name.Length == 0 ? folder : $"{folder}/{name}";

    /// <summary>True when <paramref name="path"/> lies below <paramref name="folder"/>; everything lies below the root.</summary>
    public static bool IsBelow(ReadOnlySpan<char> path, ReadOnlySpan<char> folder) =>
        folder.Length == 0 ? path.Length > 0 : path.Length > folder.Length && path[folder.Length] == '/' && path.StartsWith(folder, StringComparison.Ordinal);

    /// <summary>Brings a name from an archive to the normal form.</summary>
    /// <returns>False when a <c>..</c> component makes it unsafe; the empty path is the root itself.</returns>
    public static bool TryNormalise(string name, out string path)
    {
        path = name;
        if (IsNormal(name)) return true;
        var parts = name.Split('/');
        if (parts.Contains("..")) return false;
        path = string.Join('/', parts.Where(static p => p.Length > 0 && p != "."));
        return true;
    }

    private static bool IsNormal(ReadOnlySpan<char> name)
    {
        if (name.Length == 0 || name[0] == '/' || name[^1] == '/') return false;
        foreach (var range in name.Split('/'))
            if (name[range] is "" or "." or "..") return false;
        return true;
    }
}
