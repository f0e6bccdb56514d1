using System.Buffers;
using System.Collections.Immutable;
using Drydock.Dockerfiles.Rules;
using Drydock.Dockerfiles.Semantics;

namespace Drydock.Cli.Checking;

/// <summary>Reads build contexts: which folder it is, what lies in it, what <c>.dockerignore</c> leaves out.</summary>
internal sealed class ContextReader
{
    private const int MostFiles = 20_000;
    private const int MostFileBytes = 1 << 20;
    private static readonly SearchValues<char> Variable = SearchValues.Create("*?[$");

    private readonly Dictionary<string, Lazy<(ImmutableArray<ContextFile>, bool)>> listings = new(StringComparer.Ordinal);

    /// <summary>The context of a Dockerfile.</summary>
    /// <param name="dockerfile">Absolute path.</param>
    /// <param name="candidates">Folders that may be its context, likeliest first; the one that holds most of what COPY names is taken.</param>
    public BuildContext Of(string dockerfile, DockerfileModel model, IReadOnlyList<string> candidates)
    {
        var sources = Sources(model).ToList();
        var folder = candidates.MaxBy(c => sources.Count(s => Path.Exists(Path.Combine(c, s)))) ?? Path.GetDirectoryName(dockerfile)!;
        var inside = Path.GetRelativePath(folder, dockerfile).Replace('\\', '/');
        return new BuildContext(() => Listing(folder).Value, Ignore(dockerfile, folder), inside.StartsWith("../", StringComparison.Ordinal) ? null : inside, path => ReadSmall(folder, path));
    }

    /// <summary>What COPY and ADD name without wildcards and variables.</summary>
    private static IEnumerable<string> Sources(DockerfileModel model) =>
        model.Stages.SelectMany(static s => s.All<CopyStatement>()).Where(static c => c.From is null).SelectMany(static c => c.Sources)
            .Select(static w => w.Text.TrimStart('/')).Where(static t => t.Length > 0 && t != "." && !t.AsSpan().ContainsAny(Variable) && !t.Contains("://", StringComparison.Ordinal) && !t.StartsWith("<<", StringComparison.Ordinal));

    private Lazy<(ImmutableArray<ContextFile>, bool)> Listing(string folder)
    {
        if (!listings.TryGetValue(folder, out var listing)) listings[folder] = listing = new Lazy<(ImmutableArray<ContextFile>, bool)>(() => List(folder));
        return listing;
    }

    private static (ImmutableArray<ContextFile>, bool) List(string root)
    {
        var files = new List<ContextFile>();
        var complete = true;
        var open = new Stack<DirectoryInfo>([new DirectoryInfo(root)]);
        while (open.TryPop(out var folder) && complete)
        {
            try
            {
                foreach (var entry in folder.EnumerateFileSystemInfos())
                {
                    if (files.Count >= MostFiles)
                    {
                        complete = false;
                        break;
                    }

                    if (entry is DirectoryInfo { LinkTarget: null } child && child.Name != ".git") open.Push(child);
                    else files.Add(Entry(root, entry));
                }
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                complete = false;
            }
        }

        return ([.. files.OrderBy(static f => f.Path, StringComparer.Ordinal)], complete);
    }

    /// <summary>The history of a repository counts as one file: that it is there is what matters.</summary>
    private static ContextFile Entry(string root, FileSystemInfo entry)
    {
        var path = Path.GetRelativePath(root, entry.FullName).Replace('\\', '/');
        if (entry is DirectoryInfo && entry.Name == ".git") path += "/HEAD";
        var mode = OperatingSystem.IsWindows() ? 0 : (int)entry.UnixFileMode;
        return new ContextFile(path, mode, entry is FileInfo file && file.LinkTarget is null ? file.Length : 0);
    }

    /// <summary><c>NAME.dockerignore</c> beside the Dockerfile wins over the context's own.</summary>
    private static DockerIgnore? Ignore(string dockerfile, string folder)
    {
        var text = ReadSmall(Path.GetDirectoryName(dockerfile)!, Path.GetFileName(dockerfile) + ".dockerignore") ?? ReadSmall(folder, ".dockerignore");
        return text is null ? null : DockerIgnore.Parse(text);
    }

    /// <summary>The text of a file inside the folder; null when it is missing, too large, or leads out of it.</summary>
    private static string? ReadSmall(string folder, string path)
    {
        try
        {
            var root = Path.GetFullPath(folder) + Path.DirectorySeparatorChar;
            var full = Path.GetFullPath(Path.Combine(folder, path));
            if (!full.StartsWith(root, StringComparison.Ordinal)) return null;
            var file = new FileInfo(full);
            if (file.ResolveLinkTarget(returnFinalTarget: true) is { } target && !target.FullName.StartsWith(root, StringComparison.Ordinal)) return null;
            if (!file.Exists || file.Length > MostFileBytes) return null;

            // A pipe or a device has no length to seek in, and could wait for ever.
            return file.Length > 0 ? File.ReadAllText(full) : "";
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return null;
        }
    }
}
