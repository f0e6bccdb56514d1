using Drydock.Gpu.Reference;
using Drydock.Gpu.Resolution;
using Drydock.Gpu.Runtime;

namespace Drydock.Gpu.Checking;

/// <summary>Variables that well-known base images bring along.</summary>
internal static class BaseVariables
{
    /// <summary>NVIDIA's CUDA images ask for every GPU, and so do those that are built on them; other bases bring nothing that is known.</summary>
    /// <remarks>NVIDIA container toolkit, "Docker specialized configurations": the default of CUDA images.</remarks>
    public static VariableSet Of(string? reference, GpuTables tables)
    {
        if (reference is null || BaseImageFacts.Of(reference, tables) is not { CudaFlavour: not null } facts) return VariableSet.Empty;
        var entries = new List<string> { $"{NvidiaVariables.VisibleDevices}=all", $"{NvidiaVariables.DriverCapabilities}=compute,utility" };
        if (facts is { Cuda: { } cuda, HasTorch: false })
        {
            entries.Add($"{NvidiaVariables.CudaVersion}={cuda}");
            entries.Add($"{NvidiaVariables.RequireCuda}=cuda>={cuda.Line}");
        }

        return VariableSet.Of(entries);
    }
}
