namespace Drydock.Gpu.Runtime;

/// <summary>Environment variables that the NVIDIA container runtime reads.</summary>
public static class NvidiaVariables
{
    public const string VisibleDevices = "NVIDIA_VISIBLE_DEVICES";
    public const string DriverCapabilities = "NVIDIA_DRIVER_CAPABILITIES";
    public const string RequirePrefix = "NVIDIA_REQUIRE_";
    public const string RequireCuda = "NVIDIA_REQUIRE_CUDA";
    public const string RequireJetPackPrefix = "NVIDIA_REQUIRE_JETPACK";
    public const string DisableRequire = "NVIDIA_DISABLE_REQUIRE";
    public const string CudaVersion = "CUDA_VERSION";
    public const string Preload = "LD_PRELOAD";
    public const string LibraryPath = "LD_LIBRARY_PATH";
}
