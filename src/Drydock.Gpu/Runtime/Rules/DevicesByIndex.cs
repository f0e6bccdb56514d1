using Drydock.Gpu.Reference;

namespace Drydock.Gpu.Runtime.Rules;

/// <summary>A GPU named by its number.</summary>
public sealed class DevicesByIndex : GpuRule
{
    public override string Name => "gpu-by-index";

    public override IEnumerable<GpuFinding> Check(GpuRequest request, GpuTables tables)
    {
        var named = request.Devices?.Ids ?? VisibleDevices.Of(request.Image.With(request.Start)).Names;
        if (!VisibleDevices.Of(named).ByIndex.Any()) yield break;
        yield return Finding(GpuSeverity.Info, NvidiaVariables.VisibleDevices,
            $"GPU {string.Join(", ", VisibleDevices.Of(named).ByIndex)} is named by its number, which differs between hosts and may change when one is added",
            "name it by its UUID, as nvidia-smi -L prints it");
    }
}
