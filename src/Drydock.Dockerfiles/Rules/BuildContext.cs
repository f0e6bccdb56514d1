using System.Collections.Immutable;

namespace Drydock.Dockerfiles.Rules;

/// <summary>The folder that a build sends to the builder. It is listed once, when a rule first asks.</summary>
public sealed class BuildContext
{
    private readonly Lazy<(ImmutableArray<ContextFile> Files, bool Complete)> listing;
    private readonly Lazy<Dictionary<string, ContextFile>> byPath;

    /// <summary>A context that is listed already.</summary>
    /// <param name="files">Every file below it, <c>/</c>-separated, relative, sorted.</param>
    /// <param name="complete">False when the folder holds more files than are listed.</param>
    /// <param name="ignore">Its <c>.dockerignore</c>; null when it has none.</param>
    /// <param name="dockerfilePath">Path of the Dockerfile inside it; null when it lies elsewhere.</param>
    /// <param name="read">The text of a small file; null when it is missing or too large.</param>
    public BuildContext(ImmutableArray<ContextFile> files, bool complete, DockerIgnore? ignore, string? dockerfilePath, Func<string, string?> read)
        : this(() => (files, complete), ignore, dockerfilePath, read)
    {
    }

    /// <summary>A context that is listed when a rule first asks.</summary>
    public BuildContext(Func<(ImmutableArray<ContextFile> Files, bool Complete)> list, DockerIgnore? ignore, string? dockerfilePath, Func<string, string?> read)
    {
        (Ignore, DockerfilePath, Read) = (ignore, dockerfilePath, read);
        listing = new Lazy<(ImmutableArray<ContextFile>, bool)>(list);
        byPath = new Lazy<Dictionary<string, ContextFile>>(() => Files.DistinctBy(static f => f.Path, StringComparer.Ordinal).ToDictionary(static f => f.Path, StringComparer.Ordinal));
    }

    /// <summary>Every file below it, <c>/</c>-separated, relative, sorted; not all of them when it is not <see cref="Complete"/>.</summary>
    public ImmutableArray<ContextFile> Files => listing.Value.Files;

    /// <summary>False when the folder holds more files than are listed: absence then proves nothing.</summary>
    public bool Complete => listing.Value.Complete;

    /// <summary>Its <c>.dockerignore</c>; null when it has none.</summary>
    public DockerIgnore? Ignore { get; }

    /// <summary>Path of the Dockerfile inside it; null when it lies elsewhere.</summary>
    public string? DockerfilePath { get; }

    /// <summary>The text of a small file; null when it is missing or too large.</summary>
    public Func<string, string?> Read { get; }

    /// <summary>True when a file or a folder of this path exists.</summary>
    public bool Exists(string path) => Find(path) is not null || Files.Any(f => f.Path.StartsWith(path + "/", StringComparison.Ordinal));

    /// <summary>The file of a path; null when there is none.</summary>
    public ContextFile? Find(string path) => byPath.Value.GetValueOrDefault(path);
}

/// <summary>A file of a build context.</summary>
/// <param name="Path">Relative, <c>/</c>-separated.</param>
/// <param name="Mode">Permission bits; 0 where the system has none.</param>
/// <param name="Length">Bytes.</param>
public sealed record ContextFile(string Path, int Mode, long Length);
