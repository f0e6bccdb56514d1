using System.Collections.Immutable;
using Drydock.Gpu.Versions;

namespace Drydock.Gpu.Resolution;

/// <summary>Whether a set of packages installs and computes on the GPU, and why.</summary>
public sealed record TorchResolution
{
    /// <summary>The requirements as they were written.</summary>
    public required ImmutableArray<string> Requirements { get; init; }

    public required Answer Installs { get; init; }

    /// <summary>Whether it computes on the GPU once installed. No when it does not install.</summary>
    public required Answer Runs { get; init; }

    /// <summary>The Python that it was judged for: the one asked for, else that of the base image or project; null when it is not known.</summary>
    public PythonVersion? Python { get; init; }

    /// <summary>The version of torch that is installed, with its build where that is known; null when it is not known.</summary>
    public WheelVersion? Torch { get; init; }

    /// <summary>The CUDA that the wheel was built with; null for a CPU build and when it is not known.</summary>
    public CudaVersion? Cuda { get; init; }

    /// <summary>The cuDNN that the wheel was built with; null for a CPU build and when it is not known.</summary>
    public WheelVersion? Cudnn { get; init; }

    /// <summary>A build for the CPU only.</summary>
    public bool CpuOnly { get; init; }

    /// <summary>The least driver on which it starts.</summary>
    public DriverVersion? MinDriver { get; init; }

    /// <summary>The driver from which on nothing is missing.</summary>
    public DriverVersion? PairedDriver { get; init; }

    public DriverFit DriverFit { get; init; }

    /// <summary>The Pythons that this version of torch has wheels for, the experimental ones at the end.</summary>
    public ImmutableArray<PythonVersion> Pythons { get; init; } = [];

    /// <summary>The worst first.</summary>
    public required ImmutableArray<Reason> Reasons { get; init; }

    /// <summary>The nearest set that fits, when this one does not or is not fully pinned.</summary>
    public PinSet? Nearest { get; init; }
}
