using System.Collections.Immutable;
using Drydock.Gpu.Versions;

namespace Drydock.Dockerfiles.Rules.Gpu;

/// <summary>CUDA versions of which NVIDIA has images.</summary>
/// <remarks>The devel tags for Ubuntu of docker.io/nvidia/cuda as replicate/cog lists them (pkg/config/cuda_compatibility.json at 6110c91237), as of 2026-05-05. NVIDIA deletes tags six months after
/// their support has ended (nvidia/container-images/cuda, support policy).</remarks>
internal static class CudaReleases
{
    /// <summary>The day up to which the list is right.</summary>
    public const string AsOf = "2026-05-05";

    private static readonly ImmutableArray<CudaVersion> Listed =
    [
        .. ((string[])
        [
            "11.0.3", "11.1.1", "11.2.2", "11.3.1", "11.4.3", "11.5.2", "11.6.1", "11.6.2", "11.7.1", "11.8.0", "12.0.0", "12.0.1", "12.1.0", "12.1.1", "12.2.2", "12.3.2", "12.4.1", "12.5.1", "12.6.0",
            "12.6.1", "12.6.2", "12.6.3", "12.8.0", "12.8.1", "12.9.0", "12.9.1", "13.0.0", "13.0.1", "13.0.2", "13.0.3", "13.1.1", "13.1.2", "13.2.0", "13.2.1",
        ]).Select(CudaVersion.Parse),
    ];

    /// <summary>True when the version is older than the newest of the list and not in it: its images were withdrawn.</summary>
    public static bool IsWithdrawn(CudaVersion cuda) => cuda < Listed[^1] && !Listed.Contains(cuda);

    /// <summary>The listed version of the same major that is nearest above; the oldest listed where there is none.</summary>
    public static CudaVersion Next(CudaVersion cuda) => Listed.FirstOrDefault(l => l.Major == cuda.Major && l > cuda, Listed.FirstOrDefault(l => l > cuda, Listed[^1]));
}
