using Drydock.Gpu.Probe.Causes;
using Drydock.Gpu.Probe.Surroundings;

namespace Drydock.Gpu.Probe.Checks;

/// <summary>The variables of NVIDIA's runtime and of CUDA.</summary>
internal static class EnvironmentCheck
{
    private static readonly KnownCause Stubs = new(
        "LD_LIBRARY_PATH holds a folder of stub libraries, which are for linking and compute nothing", "take the stubs folder off LD_LIBRARY_PATH in the final stage of the image");

    public static ProbeCheck Of(NvidiaVariables variables)
    {
        var set = string.Join(", ", variables.Set());
        var detail = set.Length == 0 ? "no variable of NVIDIA's runtime or of CUDA is set" : set;
        return Wrong(variables) is { } cause ? ProbeCheck.Failed(ProbeCheckNames.Environment, detail, cause) : ProbeCheck.Ok(ProbeCheckNames.Environment, detail);
    }

    private static KnownCause? Wrong(NvidiaVariables variables)
    {
        if (variables.CudaHidesAll) return GpuAccess.CudaHides(variables.CudaVisible ?? "");
        if (variables is { RuntimeGivesNone: true, Visible: { } value }) return GpuAccess.VariableForbids(value);
        if (!variables.Grants("compute")) return GpuAccess.NoComputeCapability;
        return variables.Value("LD_LIBRARY_PATH") is { } path && path.Split(':').Any(static f => f.TrimEnd('/').EndsWith("/stubs", StringComparison.Ordinal)) ? Stubs : null;
    }
}
