using System.Collections.Immutable;

namespace Drydock.Dockerfiles.Rules.Gpu;

/// <summary>NVIDIA GPUs and CUDA.</summary>
internal static class GpuRules
{
    public static ImmutableArray<Rule> All { get; } =
    [
        NvidiaVisibleDevicesAll.Rule,
        NvidiaDriverCapabilitiesBroad.Rule,
        CudaVisibleDevicesBaked.Rule,
        NvidiaDisableRequire.Rule,
        NvidiaRequireMissing.Rule,
        CudaDevelFinal.Rule,
        CudaVersionMismatch.Rule,
        RedundantCuda.Rule,
        GpuQueryAtBuild.Rule,
        ContainerRuntimeInImage.Rule,
        CudaEol.Rule,
        CudaDriverFloor.Rule,
        GpuComposeBroad.Rule,
        GpuSilentCpuFallback.Rule,
        GpuPins.Rule,
        GpuImagePreload.Rule,
        NvidiaRequireSpace.Rule,
        NvidiaDriverCapabilitiesUnknown.Rule,
        ModelDownloadAtBuildUnpinned.Rule,
    ];
}
