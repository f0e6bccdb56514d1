using Drydock.Gpu.Probe.Surroundings;
using Drydock.Gpu.Versions;

namespace Drydock.Gpu.Probe.Checks;

/// <summary>NVIDIA's kernel module, and whether the library fits it.</summary>
internal static class KernelModuleCheck
{
    private static readonly KnownCause NotLoaded = new(
        "NVIDIA's kernel module is not loaded on the host, though the container has its device nodes", "on the host run nvidia-smi; if it fails, load the module (modprobe nvidia) or install the driver for the running kernel");

    /// <param name="library">Version of the loaded driver library, from its file name or from NVML; null when it is not known.</param>
    /// <param name="starts">CUDA starts, so that the module must be loaded, seen or not.</param>
    public static ProbeCheck Of(ProbeSurroundings around, string? library, bool starts)
    {
        const string Name = ProbeCheckNames.KernelModule;
        if (around.Nodes.Any(static n => n.IsWindows)) return ProbeCheck.Skipped(Name, "WSL 2 uses the driver of Windows");
        if (around.KernelModule is not { } module)
        {
            const string NotThere = "/proc/driver/nvidia/version is not there";
            return around.HasGpuNode && !starts ? ProbeCheck.Failed(Name, NotThere, NotLoaded) : ProbeCheck.Skipped(Name, NotThere);
        }

        if (library is null || !DriverVersion.TryParse(library, out var libraryVersion) || !DriverVersion.TryParse(module, out var moduleVersion) || libraryVersion == moduleVersion)
            return ProbeCheck.Ok(Name, library is null ? module : $"{module}, as the library");
        return ProbeCheck.Failed(Name, $"kernel module {module}, library {library}", new KnownCause(
            $"the driver library is {library} and the host's kernel module is {module}",
            "restart the host (or reload the nvidia modules) after a driver update, generate the CDI specification anew, and remove driver libraries from the image"));
    }
}
