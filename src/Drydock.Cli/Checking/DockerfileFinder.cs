using System.Collections.Immutable;
using Drydock.Cli.Scanning;
using Drydock.Dockerfiles.Compose;

namespace Drydock.Cli.Checking;

/// <summary>Finds Dockerfiles and compose files under a path, in bounds.</summary>
internal static class DockerfileFinder
{
    /// <summary>More folders are not walked.</summary>
    private const int MostFolders = 100_000;

    private const int MostDepth = 40;

    /// <summary>Folders that hold other people's Dockerfiles, or none.</summary>
    private static readonly ImmutableHashSet<string> Left = [".git", ".hg", ".svn", "node_modules", ".venv", "venv", "__pycache__", ".tox", "bin", "obj", ".terraform"];

    /// <summary>What lies under a path.</summary>
    /// <param name="Dockerfiles">Absolute paths, sorted.</param>
    /// <param name="ComposeFiles">Absolute paths, sorted.</param>
    public sealed record Found(ImmutableArray<string> Dockerfiles, ImmutableArray<string> ComposeFiles);

    /// <summary>The file itself, or all below a folder.</summary>
    /// <exception cref="TargetException">The path is not there, or holds too many folders.</exception>
    public static Found In(string path, CancellationToken cancellation)
    {
        if (File.Exists(path)) return new Found([path], [.. ComposeReader.FileNames.Select(n => Path.Combine(Path.GetDirectoryName(path)!, n)).Where(File.Exists)]);
        if (!Directory.Exists(path)) throw new TargetException(new("checking", path, "there is no such file or folder", "check the path"));
        var (dockerfiles, compose) = (new List<string>(), new List<string>());
        var open = new Stack<(string Folder, int Depth)>([(path, 0)]);
        for (var walked = 0; open.TryPop(out var next);)
        {
            cancellation.ThrowIfCancellationRequested();
            if (++walked > MostFolders) throw new TargetException(new("checking", path, $"it holds more than {MostFolders} folders", "give the folders that matter"));
            Walk(next.Folder, next.Depth, open, dockerfiles, compose);
        }

        return new Found([.. dockerfiles.Order(StringComparer.Ordinal)], [.. compose.Order(StringComparer.Ordinal)]);
    }

    private static void Walk(string folder, int depth, Stack<(string, int)> open, List<string> dockerfiles, List<string> compose)
    {
        try
        {
            foreach (var entry in new DirectoryInfo(folder).EnumerateFileSystemInfos())
            {
                if (entry is DirectoryInfo)
                {
                    // A link could lead out of the tree or round in a circle.
                    if (depth < MostDepth && entry.LinkTarget is null && !Left.Contains(entry.Name)) open.Push((entry.FullName, depth + 1));
                }
                else if (IsDockerfile(entry.Name)) dockerfiles.Add(entry.FullName);
                else if (ComposeReader.FileNames.Contains(entry.Name)) compose.Add(entry.FullName);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new TargetException(new("checking", folder, error.Message.TrimEnd('.'), "check the permissions, or give the folders that matter"), error);
        }
    }

    /// <summary><c>Dockerfile</c>, <c>Dockerfile.prod</c>, <c>app.Dockerfile</c>, <c>Containerfile</c>, in the cases that occur.</summary>
    public static bool IsDockerfile(string name)
    {
        if (name.EndsWith(".dockerignore", StringComparison.OrdinalIgnoreCase) || name.EndsWith('~') || name.EndsWith(".orig", StringComparison.Ordinal)) return false;
        foreach (var word in (ReadOnlySpan<string>)["Dockerfile", "Containerfile"])
        {
            if (name.Equals(word, StringComparison.OrdinalIgnoreCase) || name.StartsWith(word + ".", StringComparison.OrdinalIgnoreCase) && !IsOther(name) || name.EndsWith("." + word, StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }

    /// <summary>Program text and documents about Dockerfiles.</summary>
    private static bool IsOther(string name) => Path.GetExtension(name) is ".md" or ".cs" or ".go" or ".py" or ".js" or ".ts" or ".json" or ".yaml" or ".yml" or ".txt" or ".j2" or ".tmpl" or ".html";
}
