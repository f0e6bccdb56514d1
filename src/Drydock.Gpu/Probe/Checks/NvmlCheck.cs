using Drydock.Gpu.Probe.Causes;
using Drydock.Gpu.Probe.Native;
using Drydock.Gpu.Probe.Steps;
using Drydock.Gpu.Probe.Surroundings;

namespace Drydock.Gpu.Probe.Checks;

/// <summary>What NVIDIA's management library says. Computing does not need it: only monitoring and nvidia-smi do.</summary>
internal static class NvmlCheck
{
    private const string Name = ProbeCheckNames.Nvml;

    private static readonly KnownCause Missing = new(
        "libnvidia-ml.so.1 is not in the container though the utility capability is granted", "generate the CDI specification anew, or set NVIDIA_DRIVER_CAPABILITIES=compute if nothing needs NVML or nvidia-smi");

    public static ProbeCheck Of(StepOutcome step, ProbeSurroundings around)
    {
        var trace = step.Trace;
        var file = trace.Fact("file") ?? NvmlStep.Library;
        if (step.Abnormal(file) is { } end) return end.IsDrivers ? ProbeCheck.Failed(Name, end.Detail, end.Cause) : ProbeCheck.Unknown(Name, end.Detail, end.Cause);
        if (trace.FirstFailure() is { } failure) return Failed(failure, around);
        if (trace.Facts("missing").Select(static f => f[0]).ToList() is { Count: > 0 } missing)
            return ProbeCheck.Failed(Name, $"{file} lacks {string.Join(", ", missing)}", GpuAccess.MissingSymbols(file));
        return ProbeCheck.Ok(Name, $"driver {trace.Fact("driver")}, devices: {trace.Fact("devices")}, {file}");
    }

    private static ProbeCheck Failed((string Name, int Code, string Text) failure, ProbeSurroundings around)
    {
        if (!failure.Name.StartsWith("load ", StringComparison.Ordinal))
            return ProbeCheck.Failed(Name, $"{failure.Name} returned {NvmlCodes.Describe(failure.Code, failure.Text)}", NvmlCodes.CauseOf(failure.Code, failure.Text));
        if (!failure.Text.Contains("No such file", StringComparison.Ordinal)) return ProbeCheck.Failed(Name, failure.Text, GpuAccess.CannotLoad(NvmlStep.Library));
        if (!around.Variables.Grants("utility")) return ProbeCheck.Skipped(Name, "the utility capability is not granted, so NVML is not here; computing does not need it");
        return ProbeCheck.Failed(Name, failure.Text, around.HasGpuNode ? Missing : CudaCauses.NoAccess(around.Variables));
    }
}
