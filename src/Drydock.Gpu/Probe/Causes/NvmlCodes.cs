using System.Collections.Immutable;

namespace Drydock.Gpu.Probe.Causes;

/// <summary>Return codes of NVML that say something about the machine.</summary>
/// <remarks>NVML API Reference, "Device enums", enum nvmlReturn_t.</remarks>
internal static class NvmlCodes
{
    private const string HostLog = "look for Xid and NVRM lines in the host's kernel log (dmesg)";

    /// <summary>Every known code, ascending.</summary>
    public static ImmutableArray<KnownCode> All { get; } =
    [
        new(1, "NVML_ERROR_UNINITIALIZED", "NVML was not initialized", "look at the failure of nvmlInit_v2"),
        new(2, "NVML_ERROR_INVALID_ARGUMENT", "NVML refuses an argument, as an interposed or very old library does", "check which libnvidia-ml.so.1 is loaded"),
        new(3, "NVML_ERROR_NOT_SUPPORTED", "this GPU or driver does not support the call", "check that the driver supports this GPU"),
        new(4, "NVML_ERROR_NO_PERMISSION", "this user may not ask NVML", "check the modes of /dev/nvidiactl and /dev/nvidia* for this uid"),
        new(6, "NVML_ERROR_NOT_FOUND", "NVML does not find what was asked for", "give the container the GPU anew"),
        new(8, "NVML_ERROR_INSUFFICIENT_POWER", "the GPU's power cables are not attached properly", "check the power cables"),
        new(9, "NVML_ERROR_DRIVER_NOT_LOADED", "the kernel module is not loaded on the host, or /dev/nvidiactl is not in the container", "run nvidia-smi on the host; if it fails there load the module (modprobe nvidia), else start the container with --gpus all or --device nvidia.com/gpu=all"),
        new(10, "NVML_ERROR_TIMEOUT", "the driver did not answer NVML in time", $"{HostLog}, and reset the GPU"),
        new(11, "NVML_ERROR_IRQ_ISSUE", "the kernel has a problem with an interrupt of the GPU", $"{HostLog}, and check the firmware's interrupt settings"),
        new(12, "NVML_ERROR_LIBRARY_NOT_FOUND", "NVML misses a library of the driver", "grant the utility capability (NVIDIA_DRIVER_CAPABILITIES=compute,utility), and generate the CDI specification anew after a driver update"),
        new(13, "NVML_ERROR_FUNCTION_NOT_FOUND", "the NVML library is too old for this call", "let the container runtime mount the host's library, and remove copies of it from the image"),
        new(14, "NVML_ERROR_CORRUPTED_INFOROM", "the GPU's infoROM is damaged", "update the GPU's firmware, or replace the GPU"),
        new(15, "NVML_ERROR_GPU_IS_LOST", "the GPU has fallen off the bus", $"{HostLog}; restart the host, and if it comes back check power, cooling and slot"),
        new(16, "NVML_ERROR_RESET_REQUIRED", "the GPU has to be reset", "on the host, without users of the GPU: nvidia-smi --gpu-reset"),
        new(17, "NVML_ERROR_OPERATING_SYSTEM", "the operating system or the container's device cgroup blocks /dev/nvidiactl", "start the container anew with --gpus all or CDI devices, so that the engine enters the devices into the cgroup"),
        new(18, "NVML_ERROR_LIB_RM_VERSION_MISMATCH", "libnvidia-ml.so.1 and the host's kernel module have different versions", "restart the host (or reload the nvidia modules) after a driver update, then start the container anew; remove libnvidia-ml.so.* from the image"),
        new(19, "NVML_ERROR_IN_USE", "the GPU is in use", "end the process that holds it"),
        new(20, "NVML_ERROR_MEMORY", "there is not enough memory", "look at the container's memory limit"),
        new(23, "NVML_ERROR_INSUFFICIENT_RESOURCES", "the driver ran out of a resource other than memory", "end other users of the GPU"),
        new(27, "NVML_ERROR_NOT_READY", "the system is not ready yet", "wait, and check nvidia-fabricmanager on NVSwitch machines"),
        new(999, "NVML_ERROR_UNKNOWN", "the driver does not say why; in a container that ran well before, the engine or systemd has taken the devices out of its cgroup", $"start the container anew; use CDI devices and the cgroupfs driver, or update runc, if it comes back after systemctl daemon-reload. {HostLog}"),
    ];

    /// <summary>The entry of a code; null for one that is not known.</summary>
    public static KnownCode? Find(int code) => All.FirstOrDefault(k => k.Code == code);

    /// <summary><c>18 NVML_ERROR_LIB_RM_VERSION_MISMATCH</c>.</summary>
    public static string Describe(int code, string text) => Find(code) is { } known ? $"{code} {known.Name}" : text.Length > 0 ? $"{code} ({text})" : $"{code}";

    /// <summary>Cause and remedy of a code, known or not.</summary>
    public static KnownCause CauseOf(int code, string text) => Find(code)?.ToCause()
        ?? new KnownCause($"NVML reports {Describe(code, text)}, whose cause is not known to this tool", $"look it up in NVML's list of results (nvmlReturn_t), and {HostLog}");
}
