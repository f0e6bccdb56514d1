using Drydock.Gpu.Reference;

namespace Drydock.Gpu.Runtime.Rules;

/// <summary>Capabilities that are not set, or set to what is the default anyway.</summary>
public sealed class DefaultCapabilities : GpuRule
{
    public override string Name => "driver-capabilities-default";

    public override IEnumerable<GpuFinding> Check(GpuRequest request, GpuTables tables)
    {
        var capabilities = CapabilitySet.Of(request.Variables, tables);
        if (capabilities.Explicit || capabilities.AsksForAll || VisibleDevices.Of(request.Variables).Selection == DeviceSelection.Void) yield break;
        yield return Finding(GpuSeverity.Info, NvidiaVariables.DriverCapabilities,
            $"{NvidiaVariables.DriverCapabilities} is not set, which grants compute and utility", $"set {NvidiaVariables.DriverCapabilities}=compute where nothing calls nvidia-smi or NVML");
    }
}
