using Drydock.Gpu.Reference;

namespace Drydock.Gpu.Runtime.Rules;

/// <summary>NVIDIA_DISABLE_REQUIRE.</summary>
public sealed class RequirementsDisabled : GpuRule
{
    public override string Name => "requirements-disabled";

    public override IEnumerable<GpuFinding> Check(GpuRequest request, GpuTables tables)
    {
        if (!request.Variables.DisablesRequirements) yield break;
        yield return Finding(GpuSeverity.Warning, NvidiaVariables.DisableRequire,
            $"{NvidiaVariables.DisableRequire} switches off every check of driver and CUDA: on a host that is too old the service fails later, with a worse message",
            "remove it and correct the requirement that stood in the way");
    }
}
