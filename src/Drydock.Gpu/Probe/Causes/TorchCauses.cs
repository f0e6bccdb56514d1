using System.Collections.Immutable;
using Drydock.Gpu.Versions;

namespace Drydock.Gpu.Probe.Causes;

/// <summary>What PyTorch's errors mean.</summary>
internal static class TorchCauses
{
    /// <summary>Parts of messages, and their causes; the first that fits counts.</summary>
    private static readonly ImmutableArray<(string Part, KnownCause Cause)> Known =
    [
        ("driver on your system is too old", CudaCodes.CauseOf(CudaCodes.InsufficientDriver, "")),
        ("driver version is insufficient", CudaCodes.CauseOf(CudaCodes.InsufficientDriver, "")),
        ("no kernel image is available", new("the PyTorch build has no code for this GPU", "install a build whose architectures include this GPU's: torch.cuda.get_arch_list() shows them")),
        ("unsupported toolchain", CudaCodes.CauseOf(222, "")),
        ("forward compatibility was attempted", CudaCodes.CauseOf(804, "")),
        ("system not yet initialized", CudaCodes.CauseOf(802, "")),
        ("driver/library version", CudaCodes.CauseOf(803, "")),
        ("out of memory", CudaCodes.CauseOf(2, "")),
        ("No CUDA GPUs are available", CudaCodes.CauseOf(CudaCodes.NoDevice, "")),
        ("no CUDA-capable device", CudaCodes.CauseOf(CudaCodes.NoDevice, "")),
        ("Found no NVIDIA driver", GpuAccess.None),
        ("busy or unavailable", CudaCodes.CauseOf(46, "")),
        ("cannot open shared object file", new("a library that PyTorch needs is missing", "install the wheel's nvidia-* dependencies (no pip --no-deps), and copy the whole environment between build stages")),
        ("undefined symbol", new("libraries of different versions are mixed", "install torch, torchvision and nvidia-* wheels that belong together, and take CUDA libraries of the image off LD_LIBRARY_PATH")),
        ("failed to map segment", new("a library lies on a file system that is mounted noexec", "mount it with exec")),
        ("Read-only file system", new("PyTorch writes to a read-only file system", "mount a tmpfs (--tmpfs /tmp) and point HOME, TORCH_HOME and TRITON_CACHE_DIR at it")),
        ("No module named", new("a Python package that PyTorch needs is missing", "install it with its dependencies")),
    ];

    private static readonly KnownCause Other = new("PyTorch cannot use the GPU", "look at the checks before this one, and run python3 -c 'import torch; torch.zeros(1, device=\"cuda\")' in the container");

    public static KnownCause OfError(string message) =>
        Known.Where(k => message.Contains(k.Part, StringComparison.OrdinalIgnoreCase)).Select(static k => k.Cause).FirstOrDefault(Other);

    /// <summary>The wheel was built for other GPUs.</summary>
    public static KnownCause NoCode(GpuArchitecture device, string torch) => new(
        $"torch {torch} has no code for this GPU ({device})", $"install a build whose architectures include {device}: older GPUs need wheels for CUDA 12.6, newer ones a newer PyTorch");
}
