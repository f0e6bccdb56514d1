using Drydock.Gpu.Probe.Surroundings;

namespace Drydock.Gpu.Probe.Causes;

/// <summary>The most specific cause of a failure of CUDA: what the surroundings show comes before what the code says.</summary>
internal static class CudaCauses
{
    /// <summary>Why <c>libcuda.so.1</c> cannot be loaded.</summary>
    /// <param name="reason">What the loader says.</param>
    public static KnownCause OfMissingLibrary(string reason, ProbeSurroundings around)
    {
        if (around.IsMusl) return GpuAccess.Musl;
        if (!reason.Contains("libcuda.so.1: cannot open shared object file: No such file", StringComparison.Ordinal)) return GpuAccess.CannotLoad("libcuda.so.1");
        if (!around.DriverFiles.IsEmpty) return GpuAccess.NotOnLoaderPath(around.DriverFiles[0]);
        if (!around.HasGpuNode) return NoAccess(around.Variables);
        return around.Variables.Grants("compute") ? GpuAccess.NodesOnly : GpuAccess.NoComputeCapability;
    }

    /// <summary>Why a call failed.</summary>
    /// <param name="name">The driver's own name for the code; may be empty.</param>
    public static KnownCause OfCode(int code, string name, ProbeSurroundings around)
    {
        var variables = around.Variables;
        if (code == CudaCodes.NoDevice && variables.CudaHidesAll) return GpuAccess.CudaHides(variables.CudaVisible ?? "");
        if (!around.HasGpuNode && code is (CudaCodes.NoDevice or CudaCodes.Unknown))
            return variables is { RuntimeGivesNone: true, Visible: { } value } ? GpuAccess.VariableForbids(value) : GpuAccess.LibrariesOnly;
        if (code is (CudaCodes.NoDevice or CudaCodes.Unknown or CudaCodes.OperatingSystem) && DeviceCauses.FirstWrong(around) is { } wrong) return wrong;
        if (code == CudaCodes.NoDevice && variables.CudaVisible is { } list) return GpuAccess.CudaSelectsNone(list);
        return CudaCodes.CauseOf(code, name);
    }

    /// <summary>No GPU, as far as nodes and libraries go.</summary>
    public static KnownCause NoAccess(NvidiaVariables variables) =>
        variables is { RuntimeGivesNone: true, Visible: { } value } ? GpuAccess.VariableForbids(value) : GpuAccess.None;
}
