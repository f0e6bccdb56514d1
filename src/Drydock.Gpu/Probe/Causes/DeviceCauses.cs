using Drydock.Gpu.Probe.Native;
using Drydock.Gpu.Probe.Surroundings;

namespace Drydock.Gpu.Probe.Causes;

/// <summary>What is wrong with the device nodes.</summary>
internal static class DeviceCauses
{
    /// <summary>The first thing that is wrong; null when nothing is.</summary>
    public static KnownCause? FirstWrong(ProbeSurroundings around)
    {
        if (!around.HasGpuNode) return around.DriverFiles.IsEmpty ? CudaCauses.NoAccess(around.Variables) : GpuAccess.LibrariesOnly;
        foreach (var node in around.Nodes.Where(static n => n.IsNeeded))
            if (WrongWith(node, around.Identity) is { } wrong) return wrong;
        return around.Nodes.Any(static n => n.IsGpu) ? MissingBeside(around) : null;
    }

    private static KnownCause? MissingBeside(ProbeSurroundings around)
    {
        if (!around.Nodes.Any(static n => n.IsControl)) return GpuAccess.MissingNode("/dev/nvidiactl");
        return around.Nodes.Any(static n => n.IsUnifiedMemory) ? null : GpuAccess.MissingNode("/dev/nvidia-uvm");
    }

    private static KnownCause? WrongWith(DeviceNode node, ProcessIdentity user) => node switch
    {
        { Facts.IsCharacterDevice: false } => GpuAccess.NotADevice(node.Path),
        { OpenError: null or 0 } => null,
        { OpenError: SystemCalls.ErrorAccess } => GpuAccess.MayNotOpen(node.ToString(), user.ToString()),
        { OpenError: SystemCalls.ErrorNotPermitted } => GpuAccess.CgroupForbids(node.Path),
        { OpenError: SystemCalls.ErrorNoSuchDevice or SystemCalls.ErrorNoSuchDeviceOrAddress } => GpuAccess.NoDeviceBehind(node.Path),
        { OpenError: SystemCalls.ErrorInputOutput } => GpuAccess.InputOutput(node.Path),
        _ => GpuAccess.CannotOpen(node.Path, node.OpenError!.Value),
    };
}
