using Drydock.Gpu.Reference;

namespace Drydock.Gpu.Runtime.Rules;

/// <summary>Every GPU of the host asked for at the start.</summary>
public sealed class AllDevicesAtStart : GpuRule
{
    public override string Name => "all-gpus-at-start";

    public override IEnumerable<GpuFinding> Check(GpuRequest request, GpuTables tables)
    {
        var variable = request.Start[NvidiaVariables.VisibleDevices] is not null && VisibleDevices.Of(request.Start).Selection == DeviceSelection.All;
        var cdi = request.CdiDevices.Contains(VisibleDevices.CdiPrefix + "all");
        if (request.Devices?.Count != -1 && !variable && !cdi) yield break;
        yield return Finding(GpuSeverity.Info, variable ? NvidiaVariables.VisibleDevices : "GPUs",
            "the service is started with every GPU of the host", "name the GPUs that it may use: --gpus device=UUID, or device_ids in the compose file");
    }
}
