using System.Collections.Immutable;
using Drydock.Dockerfiles.Semantics;

namespace Drydock.Dockerfiles.GpuServices;

/// <summary>Links that RUN puts in the place of folders into which NVIDIA's toolkit mounts the driver's libraries.</summary>
internal static class LibraryLinks
{
    private static readonly ImmutableArray<string> Folders =
    [
        "/lib", "/lib64", "/usr/lib", "/usr/lib64", "/lib/x86_64-linux-gnu", "/usr/lib/x86_64-linux-gnu", "/lib/aarch64-linux-gnu", "/usr/lib/aarch64-linux-gnu",
        "/usr/local/nvidia", "/usr/local/nvidia/lib", "/usr/local/nvidia/lib64", "/usr/local/cuda/compat", "/usr/bin",
    ];

    /// <summary><c>path -> target</c> of each <c>ln -s target path</c>.</summary>
    public static IEnumerable<string> Of(CommandStatement run)
    {
        foreach (var invocation in run.Invocations.Where(static i => i.Runs("ln")))
        {
            var words = invocation.Arguments.Select(static a => a.Value ?? a.Raw).ToList();
            var symbolic = words.Any(static w => w == "--symbolic" || (w.Length > 1 && w[0] == '-' && w[1] != '-' && w.Contains('s', StringComparison.Ordinal)));
            if (!symbolic || words.Where(static w => w.Length == 0 || w[0] != '-').ToList() is not [var target, var path]) continue;
            var folder = path.Length > 1 ? path.TrimEnd('/') : path;
            if (Folders.Contains(folder)) yield return $"{folder} -> {target}";
        }
    }
}
