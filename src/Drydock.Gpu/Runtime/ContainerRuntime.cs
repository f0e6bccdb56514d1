using System.Collections.Immutable;
using Drydock.Gpu.Advisories;
using Drydock.Gpu.Reference;
using Drydock.Gpu.Resolution;

namespace Drydock.Gpu.Runtime;

/// <summary>Decides, as the NVIDIA container toolkit does, what a container gets.</summary>
public sealed class ContainerRuntime(GpuTables tables)
{
    /// <summary>Where devices are mounted that are asked for as volumes.</summary>
    public const string DeviceMounts = "/var/run/nvidia-container-devices/";

    private static readonly ComponentVersion FirstWithNoneBug = ComponentVersion.Parse("1.18.0");
    private static readonly ComponentVersion FirstWithoutNoneBug = ComponentVersion.Parse("1.18.2");

    /// <summary>What a request gives on a host.</summary>
    public GpuGrant Grant(GpuRequest request, GpuHost host)
    {
        var notes = ImmutableArray.CreateBuilder<string>();
        var variables = request.Variables;
        var devices = Devices(request, host, variables, notes);
        var capabilities = CapabilitySet.Of(variables, tables, host.SupportedCapabilities);
        var requirements = HostRequirement.Of(variables, out var unread);
        var starts = devices.Selection == DeviceSelection.Void ? Answer.Yes : Starts(host, capabilities, requirements, unread, notes);
        var given = devices.Selection == DeviceSelection.None ? AfterNone(host, notes) : devices.Selection;
        var libraries = given != DeviceSelection.Void;
        return new GpuGrant(Active(request, host, notes), given, devices.Names, libraries ? capabilities.Granted : [], libraries, starts, variables.IsLegacyImage, notes.ToImmutable());
    }

    private static VisibleDevices Devices(GpuRequest request, GpuHost host, VariableSet variables, ImmutableArray<string>.Builder notes)
    {
        if (request.CdiDevices.Length > 0) return VisibleDevices.Of(request.CdiDevices);
        if (host.AcceptsVolumeMounts)
        {
            var mounted = request.MountedPaths.Where(static p => p.StartsWith(DeviceMounts, StringComparison.Ordinal)).Select(static p => MountName(p[DeviceMounts.Length..])).ToList();
            if (mounted.Count > 0) return VisibleDevices.Of(mounted);
        }

        var asked = VisibleDevices.Of(variables);
        if (asked.Selection == DeviceSelection.Void || host.AcceptsVariableWhenUnprivileged || request.Privileged) return asked;
        notes.Add($"the host does not take {NvidiaVariables.VisibleDevices} from a container without privileges");
        return new VisibleDevices(DeviceSelection.Void, [], asked.Explicit);
    }

    /// <summary><c>cdi/nvidia.com/gpu/0</c> is the CDI name nvidia.com/gpu=0.</summary>
    private static string MountName(string path)
    {
        const string Cdi = "cdi/";
        if (!path.StartsWith(Cdi, StringComparison.Ordinal) || path.LastIndexOf('/') is not (> 3 and var slash)) return path;
        return $"{path[Cdi.Length..slash]}={path[(slash + 1)..]}";
    }

    private static DeviceSelection AfterNone(GpuHost host, ImmutableArray<string>.Builder notes)
    {
        if (host.Toolkit is not { } toolkit || toolkit.CompareTo(FirstWithNoneBug) < 0 || toolkit.CompareTo(FirstWithoutNoneBug) >= 0) return DeviceSelection.None;
        notes.Add($"toolkit {toolkit} gives every GPU where none is asked for; 1.18.2 mends it");
        return DeviceSelection.All;
    }

    private static Answer Starts(
        GpuHost host, CapabilitySet capabilities, ImmutableArray<HostRequirement> requirements, ImmutableArray<string> unread, ImmutableArray<string>.Builder notes)
    {
        var starts = Answer.Yes;
        if (capabilities.Refused.Length > 0)
        {
            notes.Add($"the runtime refuses the driver capabilities {string.Join(", ", capabilities.Refused)}");
            starts = Answer.No;
        }

        if (unread.Length > 0)
        {
            notes.Add($"the runtime cannot read the requirement '{unread[0]}'");
            starts = Answer.No;
        }

        foreach (var requirement in requirements)
        {
            var met = requirement.IsMetBy(host);
            if (met == Answer.No) notes.Add($"the host does not meet {requirement.Variable}");
            starts = starts == Answer.No || met == Answer.No ? Answer.No : met == Answer.Unknown ? Answer.Unknown : starts;
        }

        return starts;
    }

    private static Answer Active(GpuRequest request, GpuHost host, ImmutableArray<string>.Builder notes)
    {
        if (request.Devices is not null || request.CdiDevices.Length > 0) return Answer.Yes;
        if (request.Runtime is { } runtime) return runtime.Contains("nvidia", StringComparison.Ordinal) ? Answer.Yes : Answer.No;
        if (host.NvidiaIsDefaultRuntime is { } isDefault) return isDefault ? Answer.Yes : Answer.No;
        notes.Add("only where NVIDIA's runtime is the engine's default");
        return Answer.Unknown;
    }
}
