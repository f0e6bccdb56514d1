using System.Collections.Immutable;

namespace Drydock.Gpu.Reference;

/// <summary>The names of the tables, as their files are called.</summary>
internal static class GpuTableNames
{
    public static ImmutableArray<string> All { get; } =
    [
        "cuda-least-driver",
        "cuda-minor-compatibility",
        "cuda-paired-driver",
        "cuda-sizes",
        "driver-branches",
        "driver-capabilities",
        "gpu-models",
        "system-glibc",
        "toolkit-advisories",
        "torch-architectures",
        "torch-cudnn",
        "torch-default-cuda",
        "torch-glibc",
        "torch-pins",
        "torch-releases",
    ];
}
