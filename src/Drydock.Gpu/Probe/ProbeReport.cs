using System.Collections.Immutable;

namespace Drydock.Gpu.Probe;

/// <summary>What the probe found.</summary>
public sealed record ProbeReport
{
    /// <summary>The user that probed, as <c>uid 1000, gid 1000, groups 44 1000</c>.</summary>
    public required string User { get; init; }

    /// <summary>Version of the driver library as NVML or the kernel module tells it; null when neither does.</summary>
    public string? Driver { get; init; }

    /// <summary>Newest CUDA version that the driver supports, such as <c>12.4</c>; null when it did not tell.</summary>
    public string? Cuda { get; init; }

    /// <summary>Version of PyTorch with its local part, such as <c>2.5.1+cu121</c>; null when there is none.</summary>
    public string? Torch { get; init; }

    /// <summary>CUDA version that PyTorch was built for; null for a CPU wheel or without PyTorch.</summary>
    public string? TorchCuda { get; init; }

    public ImmutableArray<ProbedDevice> Devices { get; init; } = [];

    /// <summary>In the order in which they were made.</summary>
    public required ImmutableArray<ProbeCheck> Checks { get; init; }

    /// <summary>The one place where it is decided whether the GPU works.</summary>
    public ProbeVerdict Verdict
    {
        get
        {
            if (Checks.Any(static c => c.Status == ProbeStatus.Failed && IsDecisive(c))) return ProbeVerdict.DoesNotWork;
            if (Checks.Any(static c => c.Status == ProbeStatus.Unknown && IsDecisive(c))) return ProbeVerdict.NotProbed;
            return Checks.Any(static c => c is { Name: ProbeCheckNames.Computation, Status: ProbeStatus.Ok }) ? ProbeVerdict.Works : ProbeVerdict.NotProbed;
        }
    }

    /// <summary>Whether the GPU cannot be used while this check fails.</summary>
    public static bool IsDecisive(ProbeCheck check) => ProbeCheckNames.Decisive.Contains(check.Name);
}
