using System.Collections.Immutable;
using System.Globalization;
using Drydock.Dockerfiles.Compose;
using Drydock.Gpu.Checking;
using Drydock.Gpu.Runtime;

namespace Drydock.Cli.Gpu;

/// <summary>How compose files start GPU services.</summary>
internal static class GpuCompose
{
    /// <summary>The start of a compose service.</summary>
    public static ServiceStart StartOf(ComposeService service, string shownPath) => new(service.Name, shownPath, service.Line, new GpuRequest
    {
        Start = VariableSet.Of(service.Environment.Select(static v => (v.Name, Value: Known(v.Value))).Where(static v => v.Value is not null).Select(static v => KeyValuePair.Create(v.Name, v.Value!))),
        Devices = service.Gpus.IsEmpty ? null : DevicesOf(service.Gpus[0]),
        CdiDevices = [.. service.Devices.Select(static d => d.Text).Where(static d => d.Contains(VisibleDevices.CdiPrefix, StringComparison.Ordinal))],
        Runtime = service.Runtime?.Text,
        MountedPaths = [.. service.Volumes.Select(static v => v.Text.Split(':')).Where(static p => p.Length > 1).Select(static p => p[1])],
        Privileged = service.Privileged is not null || service.CapabilitiesAdded.Any(static c => c.Text is "ALL" or "SYS_ADMIN" or "CAP_SYS_ADMIN"),
        User = service.User?.Text,
    });

    /// <summary>Whether a service asks for a GPU in any of the ways that there are.</summary>
    public static bool AsksForGpu(ComposeService service) => service.Gpus.Length > 0 || service.Runtime?.Text == "nvidia"
        || service.Environment.Any(static v => v.Name.StartsWith("NVIDIA_", StringComparison.Ordinal))
        || service.Devices.Any(static d => d.Text.Contains(VisibleDevices.CdiPrefix, StringComparison.Ordinal));

    /// <summary>The Dockerfile that a service is built with; null when it is not built.</summary>
    public static string? DockerfileOf(ComposeService service, string composeFile)
    {
        if (service.Build is not { Inline: null } build || build.Context.Text.Contains("://", StringComparison.Ordinal)) return null;
        var context = Path.GetFullPath(build.Context.Text, Path.GetDirectoryName(composeFile)!);
        return Path.GetFullPath(build.Dockerfile.Text, context);
    }

    /// <summary>A value with its default put in (<c>${GPUS:-all}</c>); null for one that only the environment knows.</summary>
    private static string? Known(string? value)
    {
        if (value is null || !value.Contains('$', StringComparison.Ordinal)) return value;
        if (!value.StartsWith("${", StringComparison.Ordinal) || value.IndexOf('}', StringComparison.Ordinal) != value.Length - 1) return null;
        var dash = value.IndexOf('-', StringComparison.Ordinal);
        return dash < 0 ? null : value[(dash + 1)..^1];
    }

    private static GpuDeviceRequest DevicesOf(ComposeGpu gpu)
    {
        ImmutableArray<string> capabilities = [.. gpu.Capabilities.Where(static c => c is not ("gpu" or "nvidia"))];
        if (gpu.DeviceIds.Length > 0) return new GpuDeviceRequest(null, gpu.DeviceIds, capabilities);
        return new GpuDeviceRequest(int.TryParse(gpu.Count, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : -1, [], capabilities);
    }
}
