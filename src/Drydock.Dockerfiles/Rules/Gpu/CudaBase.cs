using Drydock.Dockerfiles.Semantics;
using Drydock.Gpu.Reference;
using Drydock.Gpu.Resolution;
using Drydock.Gpu.Versions;

namespace Drydock.Dockerfiles.Rules.Gpu;

/// <summary>What the name of a stage's base tells about CUDA.</summary>
internal static class CudaBase
{
    /// <summary>The facts; null for a base that brings no CUDA, or is not known.</summary>
    public static BaseImageFacts? Of(Stage stage) =>
        stage.RootFrom.Reference is { } reference && BaseImageFacts.Of(reference.Familiar, GpuTables.BuiltIn) is { CudaFlavour: not null } facts ? facts : null;

    /// <summary>True for NVIDIA's own CUDA images.</summary>
    public static bool IsNvidia(Stage stage) => stage.RootFrom.Reference?.Repository.EndsWith("nvidia/cuda", StringComparison.Ordinal) == true;

    /// <summary>The least driver on which this CUDA starts; null when it is not known.</summary>
    /// <remarks>NVIDIA, "CUDA Compatibility": every CUDA of a major version starts on that version's first driver.</remarks>
    public static DriverVersion? LeastDriver(CudaVersion cuda)
    {
        var tables = GpuTables.BuiltIn;
        if (tables.MinorCompatibility.FirstOrDefault(m => m.Major == cuda.Major) is { } major) return major.Linux;
        return tables.LeastDrivers.FirstOrDefault(l => l.Cuda == cuda.Line)?.Linux;
    }
}
