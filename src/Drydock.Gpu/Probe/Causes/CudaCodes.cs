using System.Collections.Immutable;

namespace Drydock.Gpu.Probe.Causes;

/// <summary>Return codes of the CUDA driver API that say something about the machine; 35 is the runtime API's, which PyTorch and others show.</summary>
/// <remarks>CUDA Driver API, "Data types used by CUDA driver", enum CUresult.</remarks>
internal static class CudaCodes
{
    public const int InsufficientDriver = 35;
    public const int NoDevice = 100;
    public const int OperatingSystem = 304;
    public const int Unknown = 999;

    private const string HostLog = "look for Xid and NVRM lines in the host's kernel log (dmesg)";
    private const string Report = "this is not the machine's fault: probe again with the newest drydock, and report it if it stays";

    /// <summary>Every known code, ascending.</summary>
    public static ImmutableArray<KnownCode> All { get; } =
    [
        new(1, "CUDA_ERROR_INVALID_VALUE", "the driver refuses an argument, as an interposed or very old library does", "check which libcuda.so.1 is loaded, and remove LD_PRELOAD"),
        new(2, "CUDA_ERROR_OUT_OF_MEMORY", "the GPU has no free memory, or the container may not lock or map enough", "see with nvidia-smi on the host who uses the GPU's memory, and look at the container's memory limit"),
        new(3, "CUDA_ERROR_NOT_INITIALIZED", "the driver could not be initialized", "look at the failure of cuInit"),
        new(4, "CUDA_ERROR_DEINITIALIZED", "the driver is being unloaded", "probe again; if it stays, restart the container"),
        new(34, "CUDA_ERROR_STUB_LIBRARY", "the library is the toolkit's stub, made for linking: it computes nothing", "take the stubs folder (…/cuda/lib64/stubs) off LD_LIBRARY_PATH and out of the loader's cache, so that the host's libcuda.so.1 is found"),
        new(InsufficientDriver, "cudaErrorInsufficientDriver", "the host's driver is older than the CUDA runtime of the image needs", "install a newer driver on the host, or an image and wheels for the driver's CUDA version"),
        new(36, "CUDA_ERROR_CALL_REQUIRES_NEWER_DRIVER", "the host's driver is too old for this call", "install a newer driver on the host"),
        new(46, "CUDA_ERROR_DEVICE_UNAVAILABLE", "the GPU is in exclusive or prohibited compute mode, and another process has it", "end the other process, or set the mode on the host: nvidia-smi -c DEFAULT"),
        new(NoDevice, "CUDA_ERROR_NO_DEVICE", "the driver sees no GPU", "check that nvidia-smi -L lists the GPU on the host, then that the container was given it: --gpus all or --device nvidia.com/gpu=all"),
        new(101, "CUDA_ERROR_INVALID_DEVICE", "a listed GPU does not exist, or its MIG mode forbids it", "check CUDA_VISIBLE_DEVICES, and with MIG give the container a MIG device"),
        new(102, "CUDA_ERROR_DEVICE_NOT_LICENSED", "the virtual GPU has no licence", "configure the vGPU licence (gridd.conf) and check that the licence server can be reached"),
        new(200, "CUDA_ERROR_INVALID_IMAGE", "the driver takes the test program for damaged", Report),
        new(201, "CUDA_ERROR_INVALID_CONTEXT", "the driver lost its context", $"{HostLog}; another process may have reset the GPU"),
        new(205, "CUDA_ERROR_MAP_FAILED", "memory of the GPU could not be mapped", "look at the container's memory and lock limits (--ulimit memlock=-1)"),
        new(209, "CUDA_ERROR_NO_BINARY_FOR_GPU", "there is no code for this GPU's compute capability", "use a build of the program or wheel that lists the GPU's architecture, or a driver that knows this GPU"),
        new(214, "CUDA_ERROR_ECC_UNCORRECTABLE", "the GPU's memory has an uncorrectable error", "drain the GPU, look at nvidia-smi -q -d ECC,ROW_REMAPPER, reset it; if it comes back, replace it"),
        new(217, "CUDA_ERROR_PEER_ACCESS_UNSUPPORTED", "the GPUs cannot reach each other's memory", "use one GPU, or check the topology: nvidia-smi topo -m"),
        new(218, "CUDA_ERROR_INVALID_PTX", "the driver's compiler does not accept the test program", Report),
        new(220, "CUDA_ERROR_NVLINK_UNCORRECTABLE", "NVLink has an uncorrectable error", $"{HostLog}, and reset the GPUs of that link"),
        new(221, "CUDA_ERROR_JIT_COMPILER_NOT_FOUND", "the driver's compiler, libnvidia-ptxjitcompiler.so.1, is not in the container", "grant the compute capability (NVIDIA_DRIVER_CAPABILITIES=compute,utility) and generate the CDI specification anew after a driver update"),
        new(222, "CUDA_ERROR_UNSUPPORTED_PTX_VERSION", "the program's PTX is newer than the driver's compiler: minor-version compatibility does not cover PTX", "install a driver paired with the program's CUDA version, or a build that has machine code for this GPU"),
        new(223, "CUDA_ERROR_JIT_COMPILATION_DISABLED", "compiling at run time is switched off", "unset CUDA_DISABLE_PTX_JIT and CUDA_DISABLE_JIT"),
        new(300, "CUDA_ERROR_INVALID_SOURCE", "the driver's compiler does not accept the test program", Report),
        new(301, "CUDA_ERROR_FILE_NOT_FOUND", "the driver misses one of its files", "generate the CDI specification anew, or reinstall the container toolkit, so that all libraries of the driver are mounted"),
        new(302, "CUDA_ERROR_SHARED_OBJECT_SYMBOL_NOT_FOUND", "libraries of different driver versions are mixed", "remove driver libraries that lie in the image, and generate the CDI specification anew"),
        new(303, "CUDA_ERROR_SHARED_OBJECT_INIT_FAILED", "a library of the driver could not be initialized", "remove driver libraries that lie in the image, and generate the CDI specification anew"),
        new(OperatingSystem, "CUDA_ERROR_OPERATING_SYSTEM", "the operating system refuses the driver a call: a device node, a limit, or a seccomp or SELinux rule", "use the engine's default seccomp profile, label the devices (container_use_devices) and compare the limits with those of the host"),
        new(400, "CUDA_ERROR_INVALID_HANDLE", "the driver does not know its own handle, as with an interposed library", "remove LD_PRELOAD, and check which libcuda.so.1 is loaded"),
        new(500, "CUDA_ERROR_NOT_FOUND", "the driver does not find the test program's entry", Report),
        new(700, "CUDA_ERROR_ILLEGAL_ADDRESS", "the GPU read or wrote memory that is not there", $"{HostLog}; faulty memory or an interposed library is likely, since the test program stays within its bounds"),
        new(701, "CUDA_ERROR_LAUNCH_OUT_OF_RESOURCES", "the GPU, or its MIG slice, has too few resources for 256 threads", "give the container a larger slice"),
        new(702, "CUDA_ERROR_LAUNCH_TIMEOUT", "the watchdog of a display ended the test program", "use a GPU without a display, or free this one"),
        new(714, "CUDA_ERROR_HARDWARE_STACK_ERROR", "the GPU reports an error of its hardware stack", $"{HostLog}, and reset the GPU"),
        new(715, "CUDA_ERROR_ILLEGAL_INSTRUCTION", "the GPU met an instruction that it does not know", $"{HostLog}; check that the driver supports this GPU"),
        new(717, "CUDA_ERROR_INVALID_ADDRESS_SPACE", "the GPU used memory of the wrong kind", $"{HostLog}, and reset the GPU"),
        new(718, "CUDA_ERROR_INVALID_PC", "the GPU's program counter left the program", $"{HostLog}, and reset the GPU"),
        new(719, "CUDA_ERROR_LAUNCH_FAILED", "the test program failed on the GPU", $"{HostLog}, and reset the GPU"),
        new(800, "CUDA_ERROR_NOT_PERMITTED", "the driver does not permit the call to this user", "check the modes of the device nodes, and the compute mode and MIG rights of this user"),
        new(801, "CUDA_ERROR_NOT_SUPPORTED", "this GPU or driver does not support the call", "check that the driver supports this GPU; virtual GPUs need a profile with CUDA"),
        new(802, "CUDA_ERROR_SYSTEM_NOT_READY", "the machine's GPU fabric is not ready: nvidia-fabricmanager does not run, or not in the driver's version", "on the host start nvidia-fabricmanager of exactly the driver's version, and wait until nvidia-smi -q shows the fabric as completed"),
        new(803, "CUDA_ERROR_SYSTEM_DRIVER_MISMATCH", "libcuda.so.1 and the host's kernel module have different versions", "restart the host (or reload the nvidia modules) after a driver update, generate the CDI specification anew, and remove libcuda.so.* and cuda-compat from the image"),
        new(804, "CUDA_ERROR_COMPAT_NOT_SUPPORTED_ON_DEVICE", "the loaded libcuda.so.1 is a forward-compatibility library (cuda-compat), and this GPU does not support it", "remove the cuda-compat package, or take /usr/local/cuda/compat off LD_LIBRARY_PATH, and use a driver that is new enough: only data-centre, NGC-ready RTX and Jetson GPUs take cuda-compat"),
        new(805, "CUDA_ERROR_MPS_CONNECTION_FAILED", "the MPS server cannot be reached", "mount the MPS pipe folder (CUDA_MPS_PIPE_DIRECTORY) and share its IPC namespace, or unset the variable"),
        new(806, "CUDA_ERROR_MPS_RPC_FAILURE", "the MPS server does not answer as it should", "restart nvidia-cuda-mps-control on the host"),
        new(807, "CUDA_ERROR_MPS_SERVER_NOT_READY", "the MPS server is not ready", "wait until it runs, or restart nvidia-cuda-mps-control on the host"),
        new(808, "CUDA_ERROR_MPS_MAX_CLIENTS_REACHED", "the MPS server has no room for another client", "end another client"),
        new(809, "CUDA_ERROR_MPS_MAX_CONNECTIONS_REACHED", "the MPS server has no connection left", "end another client"),
        new(810, "CUDA_ERROR_MPS_CLIENT_TERMINATED", "the MPS server ended this client", "look at the MPS server's log on the host"),
        new(Unknown, "CUDA_ERROR_UNKNOWN", "the driver does not say why: the nvidia_uvm module is not loaded or its node is not in the container, or the GPU has to be reset", $"on the host run nvidia-modprobe -u -c=0 and check that nvidia-smi works, {HostLog}, then start the container anew"),
    ];

    /// <summary>The entry of a code; null for one that is not known.</summary>
    public static KnownCode? Find(int code) => All.FirstOrDefault(k => k.Code == code);

    /// <summary><c>803 CUDA_ERROR_SYSTEM_DRIVER_MISMATCH</c>.</summary>
    /// <param name="name">The driver's own name for it, used for a code that is not known.</param>
    public static string Describe(int code, string name) => Find(code) is { } known ? $"{code} {known.Name}" : name.Length > 0 ? $"{code} {name}" : $"{code}";

    /// <summary>Cause and remedy of a code, known or not.</summary>
    public static KnownCause CauseOf(int code, string name) => Find(code)?.ToCause()
        ?? new KnownCause($"the driver reports {Describe(code, name)}, whose cause is not known to this tool", $"look it up in the CUDA driver API's list of results (CUresult), and {HostLog}");
}
