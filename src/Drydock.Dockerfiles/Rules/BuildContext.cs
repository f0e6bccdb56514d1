using System.Collections.Immutable;

namespace Drydock.Dockerfiles.Rules;

/// <summary>The folder that a build sends to the builder, listed within bounds.</summary>
/// <param name="Files">Every file below it, <c>/</c>-separated, relative, sorted; cut at <paramref name="Complete"/> = false.</param>
/// <param name="Complete">False when the folder holds more files than are listed: absence then proves nothing.</param>
/// <param name="Ignore">Its <c>.dockerignore</c>; null when it has none.</param>
/// <param name="DockerfilePath">Path of the Dockerfile inside it; null when it lies elsewhere.</param>
/// <param name="Read">The text of a small file; null when it is missing or too large.</param>
public sealed record BuildContext(ImmutableArray<ContextFile> Files, bool Complete, DockerIgnore? Ignore, string? DockerfilePath, Func<string, string?> Read)
{
    /// <summary>True when a file or a folder of this path exists.</summary>
    public bool Exists(string path) => Find(path) is not null || Files.Any(f => f.Path.StartsWith(path + "/", StringComparison.Ordinal));

    /// <summary>The file of a path; null when there is none.</summary>
    public ContextFile? Find(string path) => Files.FirstOrDefault(f => f.Path == path);
}

/// <summary>A file of a build context.</summary>
/// <param name="Path">Relative, <c>/</c>-separated.</param>
/// <param name="Mode">Permission bits; 0 where the system has none.</param>
/// <param name="Length">Bytes.</param>
public sealed record ContextFile(string Path, int Mode, long Length);
