namespace Drydock.Gpu.Probe.Causes;

/// <summary>Why a container has no GPU, or only a part of one.</summary>
internal static class GpuAccess
{
    private const string GiveGpu = "start it with --gpus all (Docker) or --device nvidia.com/gpu=all (Podman, CDI); the host needs NVIDIA's driver and the NVIDIA Container Toolkit";

    /// <summary>Neither nodes nor libraries.</summary>
    public static KnownCause None { get; } = new("the container was started without GPU access", GiveGpu);

    /// <summary>As <see cref="None"/>, and the variable that asks for it.</summary>
    public static KnownCause VariableForbids(string value) => new(
        $"the container was started without GPU access: NVIDIA_VISIBLE_DEVICES={value} tells the runtime to give none", $"unset it or list the GPUs when the container is started; {GiveGpu}");

    /// <summary>Nodes without libraries.</summary>
    public static KnownCause NodesOnly { get; } = new(
        "the device nodes are in the container, but the driver's libraries are not: the nodes were passed by hand, or the CDI specification is older than the driver",
        "let the runtime give the GPU (--gpus all or --device nvidia.com/gpu=all) instead of --device /dev/nvidia0, and generate the CDI specification anew: nvidia-ctk cdi generate --output=/etc/cdi/nvidia.yaml");

    /// <summary>Nodes without libraries, and without the capability that brings them.</summary>
    public static KnownCause NoComputeCapability { get; } = new(
        "NVIDIA_DRIVER_CAPABILITIES does not grant compute, so CUDA's libraries were not mounted", "set NVIDIA_DRIVER_CAPABILITIES=compute,utility, or compute alone");

    /// <summary>Libraries without nodes.</summary>
    public static KnownCause LibrariesOnly { get; } = new(
        "the driver's libraries are in the container, but no device node of a GPU is", $"{GiveGpu}; do not copy driver libraries into an image");

    /// <summary>The image's C library cannot load the driver's.</summary>
    public static KnownCause Musl { get; } = new(
        "the image is built on musl (Alpine), and NVIDIA's driver libraries need glibc", "use a Debian, Ubuntu or Red Hat based image, for example python:3.12-slim-bookworm");

    /// <summary>The library lies where the loader does not look.</summary>
    public static KnownCause NotOnLoaderPath(string path) => new(
        $"{path} is there, but the loader does not look in that folder: its cache was not updated, as with a read-only root and an old toolkit",
        $"set LD_LIBRARY_PATH={path[..path.LastIndexOf('/')]}, or update the NVIDIA Container Toolkit, whose hook updates the loader's cache");

    /// <summary>The loader finds the library and refuses it.</summary>
    public static KnownCause CannotLoad(string library) => new(
        $"the loader finds {library} but cannot load it: it is damaged, empty, for another architecture, or needs a library that is missing",
        "remove copies of it from the image (empty ones are left behind by builds on GPU machines), check that the image's architecture is the host's, and let the runtime mount the host's library");

    /// <summary>The library is not what it says it is.</summary>
    public static KnownCause MissingSymbols(string library) => new(
        $"{library} is not NVIDIA's driver library, or is far older than any supported driver", "check which file the loader chooses, remove it from the image, and install a supported driver on the host");

    /// <summary>Something computes, and no device is here.</summary>
    public static KnownCause NotAGpu(string library) => new(
        $"{library} computes without a GPU in the container: it is an emulation, or hands the work to another machine", "if that is meant, the probe cannot prove more; else remove this library and start the container with a GPU");

    /// <summary>CUDA itself was told to hide every device.</summary>
    public static KnownCause CudaHides(string value) => new(
        $"CUDA_VISIBLE_DEVICES='{value}' hides every GPU", "unset it, or list the GPUs that the service may use");

    /// <summary>A list that names no device that is here.</summary>
    public static KnownCause CudaSelectsNone(string value) => new(
        $"the driver sees no GPU; CUDA_VISIBLE_DEVICES={value} may name one that this container does not have", "unset it: inside a container the GPUs that were given are numbered from 0");

    /// <summary>Mode or owner of a node.</summary>
    public static KnownCause MayNotOpen(string node, string user) => new(
        $"{node} may not be opened by {user}",
        "give the container the node's group (--group-add), or let the driver make the nodes for everybody: NVreg_DeviceFileMode=0666, its default");

    /// <summary>The device cgroup of the container.</summary>
    public static KnownCause CgroupForbids(string node) => new(
        $"the container's device cgroup forbids {node}: it was mounted without being allowed, or systemd took it out again",
        "start the container anew with --gpus all or CDI devices instead of mounting /dev; rootless engines need no-cgroups = true in the toolkit's configuration");

    /// <summary>The kernel has no device behind a node.</summary>
    public static KnownCause NoDeviceBehind(string node) => new(
        $"there is no device behind {node}: the kernel module is not loaded or the GPU is gone", "run nvidia-smi on the host, load the modules (modprobe nvidia nvidia_uvm), and start the container anew");

    /// <summary>The device answers with an input/output error.</summary>
    public static KnownCause InputOutput(string node) => new(
        $"{node} cannot be opened (input/output error): the GPU does not start, or has fallen off the bus", "look for Xid and NVRM lines in the host's kernel log (dmesg), reset the GPU or restart the host");

    /// <summary>Any other error of opening.</summary>
    public static KnownCause CannotOpen(string node, int error) => new($"{node} cannot be opened (error {error})", "look at the host's kernel log (dmesg), and start the container anew");

    /// <summary>Something that is not a device stands in a node's place.</summary>
    public static KnownCause NotADevice(string node) => new($"{node} is not a device node", "let the runtime give the GPU instead of copying or mounting /dev");

    /// <summary>One of the nodes that CUDA needs.</summary>
    public static KnownCause MissingNode(string node) => new(
        $"{node} is not in the container", node.EndsWith("uvm", StringComparison.Ordinal)
            ? "on the host run nvidia-modprobe -u -c=0, then start the container anew"
            : "let the runtime give the GPU (--gpus all or --device nvidia.com/gpu=all), which brings every node that CUDA needs");
}
