using System.Collections.Immutable;
using Drydock.Gpu.Probe.Native;

namespace Drydock.Gpu.Probe.Surroundings;

/// <summary>What can be seen without touching the driver.</summary>
internal sealed record ProbeSurroundings
{
    public required ProcessIdentity Identity { get; init; }

    public required ImmutableArray<DeviceNode> Nodes { get; init; }

    public required NvidiaVariables Variables { get; init; }

    /// <summary>Version of the host's kernel module; null when it cannot be seen.</summary>
    public string? KernelModule { get; init; }

    /// <summary>Files of <c>libcuda.so.1</c> in the usual folders, whether the loader finds them or not.</summary>
    public ImmutableArray<string> DriverFiles { get; init; } = [];

    /// <summary>The image's C library is musl.</summary>
    public bool IsMusl { get; init; }

    /// <summary>A node of an NVIDIA GPU, of WSL's or of a Jetson's is there.</summary>
    public bool HasGpuNode => Nodes.Any(static n => n.IsGpu || n.IsWindows || n.IsTegra);

    /// <summary>Looks around.</summary>
    /// <param name="root">What stands for <c>/</c>.</param>
    public static ProbeSurroundings Find(string root, Func<string, string?> environment) => new()
    {
        Identity = SystemCalls.Identity(),
        Nodes = DeviceNodes.Find(root),
        Variables = new NvidiaVariables(environment),
        KernelModule = Surroundings.KernelModule.Find(root),
        DriverFiles = Surroundings.DriverFiles.Find(root, "libcuda.so.1"),
        IsMusl = Surroundings.DriverFiles.IsMusl(root),
    };
}
