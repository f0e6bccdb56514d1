using System.Text;
using Drydock.Cli.Scanning;

namespace Drydock.Cli.Gpu;

/// <summary>A folder whose files the GPU check reads; nothing outside it is opened through what its files say.</summary>
/// <param name="Root">Absolute.</param>
internal sealed record GpuFolder(string Root)
{
    /// <summary>Largest file that is read, in bytes.</summary>
    public const int MostBytes = 1 << 20;

    private const int Deepest = 8;
    private const int MostEntries = 50_000;

    private static readonly HashSet<string> Skipped = new(StringComparer.Ordinal)
    {
        ".git", ".hg", ".svn", "node_modules", ".venv", "venv", "__pycache__", ".tox", "bin", "obj", "artifacts", "site-packages", ".mypy_cache", ".cache",
    };

    /// <summary>Absolute paths of its files, in ordinal order; folders that hold no sources of one's own are left out, links are not followed.</summary>
    public IReadOnlyList<string> Files(CancellationToken cancellation)
    {
        var found = new List<string>();
        var open = new Stack<(string Folder, int Depth)>([(Root, 0)]);
        var entries = 0;
        while (open.TryPop(out var next))
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (var entry in Entries(next.Folder))
            {
                if (++entries > MostEntries) throw new TargetException(new("reading", Root, $"it holds more than {MostEntries} files", "name the folder of the service"));
                if (entry.LinkTarget is not null) continue;
                if (entry is FileInfo) found.Add(entry.FullName);
                else if (next.Depth < Deepest && !Skipped.Contains(entry.Name)) open.Push((entry.FullName, next.Depth + 1));
            }
        }

        found.Sort(StringComparer.Ordinal);
        return found;
    }

    /// <summary>The text of a file that another names; null when it lies outside, is not there or cannot be read.</summary>
    /// <param name="from">The folder that the name is relative to.</param>
    /// <param name="path">Its absolute path.</param>
    public string? Named(string from, string name, out string path)
    {
        path = "";
        var relative = name.Replace('\\', '/').TrimStart('/');
        foreach (var candidate in (ReadOnlySpan<string>)[relative, relative[(relative.LastIndexOf('/') + 1)..]])
        {
            if (candidate.Length == 0 || candidate.Contains('\0', StringComparison.Ordinal)) continue;
            var full = Path.GetFullPath(candidate, from);
            if (!full.StartsWith(Root + Path.DirectorySeparatorChar, StringComparison.Ordinal) || PassesLink(full) || Text(full) is not { } text) continue;
            path = full;
            return text;
        }

        return null;
    }

    /// <summary>A folder on the way down that is a link may lead out.</summary>
    private bool PassesLink(string path)
    {
        for (var folder = Path.GetDirectoryName(path); folder is not null && folder.Length > Root.Length; folder = Path.GetDirectoryName(folder))
            if (new DirectoryInfo(folder).LinkTarget is not null) return true;
        return false;
    }

    private static string? Text(string path)
    {
        try
        {
            var file = new FileInfo(path);
            if (!file.Exists || file.LinkTarget is not null || file.Length > MostBytes) return null;
            return Encoding.UTF8.GetString(File.ReadAllBytes(path));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static IEnumerable<FileSystemInfo> Entries(string folder)
    {
        try
        {
            return new DirectoryInfo(folder).EnumerateFileSystemInfos();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new TargetException(new("reading", folder, error.Message.TrimEnd('.'), "check the path and its permissions"), error);
        }
    }
}
