using Drydock.Gpu.Reference;

namespace Drydock.Gpu.Runtime.Rules;

/// <summary>NVIDIA_VISIBLE_DEVICES=all in an image, or a legacy image, which means the same.</summary>
public sealed class AllDevicesInImage : GpuRule
{
    public override string Name => "visible-devices-all";

    public override IEnumerable<GpuFinding> Check(GpuRequest request, GpuTables tables)
    {
        var devices = VisibleDevices.Of(request.Image);
        if (devices.Selection != DeviceSelection.All) yield break;
        if (devices.Explicit)
        {
            yield return Finding(GpuSeverity.Warning, NvidiaVariables.VisibleDevices,
                $"{NvidiaVariables.VisibleDevices}=all in the image restricts nothing: wherever NVIDIA's runtime is the default, the container grants itself every GPU",
                $"remove it from the image and name the GPUs at the start: --gpus device=UUID, or {NvidiaVariables.VisibleDevices}=UUID");
            yield break;
        }

        yield return Finding(GpuSeverity.Warning, NvidiaVariables.CudaVersion,
            $"{NvidiaVariables.CudaVersion} without {NvidiaVariables.RequireCuda} makes this a legacy image, which is given every GPU without asking",
            $"set {NvidiaVariables.RequireCuda}=cuda>={request.Image[NvidiaVariables.CudaVersion]}, or build on a newer base");
    }
}
