using System.Collections.Immutable;

namespace Drydock.Gpu.Probe.Surroundings;

/// <summary>Where runtimes put the driver's libraries, looked at when the loader did not find them.</summary>
internal static class DriverFiles
{
    private static readonly ImmutableArray<string> Folders =
    [
        "/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/lib64", "/usr/lib", "/usr/lib/wsl/lib",
        "/usr/local/nvidia/lib64", "/usr/local/nvidia/lib", "/run/nvidia/driver/usr/lib/x86_64-linux-gnu", "/usr/local/cuda/compat",
    ];

    private static readonly ImmutableArray<string> MuslLoaders = ["/lib/ld-musl-x86_64.so.1", "/lib/ld-musl-aarch64.so.1"];
    private static readonly ImmutableArray<string> GlibcLoaders = ["/lib64/ld-linux-x86-64.so.2", "/lib/ld-linux-aarch64.so.1"];

    /// <summary>Paths of a library that exist, in the order above.</summary>
    /// <param name="root">What stands for <c>/</c>.</param>
    public static ImmutableArray<string> Find(string root, string library) =>
        [.. Folders.Select(folder => folder + "/" + library).Where(path => File.Exists(Path.Join(root, path)))];

    /// <summary>Whether the image's C library is musl alone, for which NVIDIA builds no driver library.</summary>
    public static bool IsMusl(string root) =>
        MuslLoaders.Any(path => File.Exists(Path.Join(root, path))) && !GlibcLoaders.Any(path => File.Exists(Path.Join(root, path)));
}
