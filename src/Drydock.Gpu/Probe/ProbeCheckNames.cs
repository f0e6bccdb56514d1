using System.Collections.Immutable;

namespace Drydock.Gpu.Probe;

/// <summary>Names of the checks, in the order in which they are made and shown.</summary>
public static class ProbeCheckNames
{
    /// <summary>The container of <c>--image</c> could be started with a GPU.</summary>
    public const string Container = "container";

    /// <summary>Device nodes exist, and this user may open them.</summary>
    public const string DeviceNodes = "device-nodes";

    /// <summary>The variables of the NVIDIA runtime and of CUDA do not forbid the GPU.</summary>
    public const string Environment = "environment";

    /// <summary>NVIDIA's kernel module is loaded, and its version.</summary>
    public const string KernelModule = "kernel-module";

    /// <summary>NVIDIA's management library answers.</summary>
    public const string Nvml = "nvml";

    /// <summary><c>libcuda.so.1</c> can be loaded and has what is needed.</summary>
    public const string DriverLibrary = "driver-library";

    /// <summary><c>cuInit</c> succeeds.</summary>
    public const string CudaInit = "cuda-init";

    /// <summary>The driver's CUDA version is new enough for the image.</summary>
    public const string CudaVersion = "cuda-version";

    /// <summary>There is a device.</summary>
    public const string CudaDevices = "cuda-devices";

    /// <summary>A computation on every device gives the CPU's result, bit for bit.</summary>
    public const string Computation = "computation";

    /// <summary>PyTorch, when it is there, sees the GPU and computes on it.</summary>
    public const string PyTorch = "pytorch";

    /// <summary>Begins the name of each cache folder's check: <c>cache-home</c>.</summary>
    public const string CachePrefix = "cache-";

    /// <summary>Without these the GPU does not work for the service; a failure of the others costs speed or a feature.</summary>
    public static ImmutableArray<string> Decisive { get; } =
        [Container, DriverLibrary, CudaInit, CudaVersion, CudaDevices, Computation, PyTorch];
}
