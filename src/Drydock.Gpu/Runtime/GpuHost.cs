using System.Collections.Immutable;
using Drydock.Gpu.Advisories;
using Drydock.Gpu.Versions;

namespace Drydock.Gpu.Runtime;

/// <summary>What is known about a host and its NVIDIA container toolkit. The defaults are those of the toolkit; null is not known.</summary>
public sealed record GpuHost
{
    public DriverVersion? Driver { get; init; }

    /// <summary>The newest CUDA that the driver runs.</summary>
    public CudaVersion? Cuda { get; init; }

    public GpuArchitecture? Architecture { get; init; }

    /// <summary>As NVIDIA's images name it: <c>tesla</c>, <c>geforce</c>, …</summary>
    public string? Brand { get; init; }

    public ComponentVersion? Toolkit { get; init; }

    /// <summary>Whether containers that name no runtime get NVIDIA's.</summary>
    public bool? NvidiaIsDefaultRuntime { get; init; }

    /// <summary><c>accept-nvidia-visible-devices-envvar-when-unprivileged</c>.</summary>
    public bool AcceptsVariableWhenUnprivileged { get; init; } = true;

    /// <summary><c>accept-nvidia-visible-devices-as-volume-mounts</c>.</summary>
    public bool AcceptsVolumeMounts { get; init; }

    /// <summary><c>supported-driver-capabilities</c>; null for all.</summary>
    public ImmutableArray<string>? SupportedCapabilities { get; init; }

    /// <summary>A host of which nothing is known.</summary>
    public static GpuHost Unknown { get; } = new();
}
