using System.Collections.Immutable;
using Drydock.Gpu.Probe.Native;

namespace Drydock.Gpu.Probe.Surroundings;

/// <summary>Finds the device nodes of GPUs.</summary>
internal static class DeviceNodes
{
    private const int Most = 512;
    private static readonly string[] Prefixes = ["nvidia", "nvmap", "nvhost", "nvgpu"];

    /// <summary>Those under <c>/dev</c>, sorted; none of them is opened.</summary>
    /// <param name="root">What stands for <c>/</c>.</param>
    public static ImmutableArray<DeviceNode> Find(string root)
    {
        var paths = Names(Path.Combine(root, "dev")).Where(IsOfGpu).Select(static n => "/dev/" + n)
            .Concat(Names(Path.Combine(root, "dev", "dri")).Select(static n => "/dev/dri/" + n))
            .Concat(Names(Path.Combine(root, "dev", "nvidia-caps")).Select(static n => "/dev/nvidia-caps/" + n));
        return [.. paths.Take(Most).Order(StringComparer.Ordinal).Select(path => NodeOf(root, path)).OfType<DeviceNode>()];
    }

    // nvmap, nvhost and nvgpu are those of Jetson, dxg is that of WSL 2.
    private static bool IsOfGpu(string name) => name == "dxg" || Prefixes.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal));

    private static DeviceNode? NodeOf(string root, string path) =>
        SystemCalls.Stat(Path.Join(root, path)) is { } facts ? new DeviceNode(path, facts) : null;

    private static IEnumerable<string> Names(string folder)
    {
        try
        {
            return [.. new DirectoryInfo(folder).EnumerateFileSystemInfos().Where(static f => !f.Attributes.HasFlag(FileAttributes.Directory)).Select(static f => f.Name).Take(Most)];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
