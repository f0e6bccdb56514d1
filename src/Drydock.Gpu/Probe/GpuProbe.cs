using System.Collections.Immutable;
using Drydock.Gpu.Probe.Checks;
using Drydock.Gpu.Probe.Native;
using Drydock.Gpu.Probe.Steps;
using Drydock.Gpu.Probe.Surroundings;

namespace Drydock.Gpu.Probe;

/// <summary>Proves that the GPU works in this container, or tells why it does not.</summary>
/// <remarks>Everything that calls a driver runs in a process of its own: a hang or a crash there is a result, not the end of the probe
/// (docs/decisions/0006-drivers-are-probed-in-a-child.md).</remarks>
public sealed class GpuProbe(ProbeOptions options)
{
    private const string Root = "/";

    // NVML and the device nodes may use this part of the whole time; CUDA gets what is left, and PyTorch what is left then.
    private const int Shares = 4;
    private static readonly TimeSpan LeastForTorch = TimeSpan.FromSeconds(1);

    private readonly StepProcess steps = new(options.StepCommand, options.Clock);
    private readonly long started = options.Clock.GetTimestamp();

    private TimeSpan Left => options.Timeout - options.Clock.GetElapsedTime(started);

    /// <summary>Probes. Linux only.</summary>
    public async Task<ProbeReport> RunAsync(CancellationToken cancellationToken)
    {
        var around = ProbeSurroundings.Find(Root, options.Environment);
        StepOutcome? opened = null;
        if (around.Nodes.Any(static n => n.IsNeeded)) opened = await steps.RunAsync(NativeStep.Devices, options.Timeout / Shares, cancellationToken);
        around = around with { Nodes = DeviceNodesCheck.Opened(around.Nodes, opened) };

        var nvml = await steps.RunAsync(NativeStep.Nvml, options.Timeout / Shares, cancellationToken);
        var cuda = new CudaChecks(await steps.RunAsync(NativeStep.Cuda, Least(Left), cancellationToken), around);
        var torch = await TorchAsync(cuda.Hangs, cancellationToken);
        var library = nvml.Trace.Fact("driver");

        ImmutableArray<ProbeCheck> checks =
        [
            DeviceNodesCheck.Of(around, opened),
            EnvironmentCheck.Of(around.Variables),
            KernelModuleCheck.Of(around, library, cuda.Starts),
            NvmlCheck.Of(nvml, around),
            .. cuda.All(),
            torch.Check,
            .. new CacheChecks(options.Environment, MountTable.OfProcess(), around.Identity, torch.Torch is not null).All(),
        ];
        return new ProbeReport
        {
            User = around.Identity.ToString(),
            Driver = library ?? around.KernelModule,
            Cuda = cuda.Version is { } version ? version.ToString() : null,
            Devices = cuda.Devices(),
            Torch = torch.Torch,
            TorchCuda = torch.Cuda,
            Checks = checks,
        };
    }

    private async Task<TorchAnswer> TorchAsync(bool driverHangs, CancellationToken cancellationToken)
    {
        if (TorchCheck.FindPython(options.Environment) is not { } python) return TorchAnswer.None(ProbeCheck.Skipped(ProbeCheckNames.PyTorch, "no python3 or python on PATH"));
        if (driverHangs) return TorchAnswer.None(ProbeCheck.Skipped(ProbeCheckNames.PyTorch, "not asked: the driver hangs"));
        return await TorchCheck.AskAsync(python, Least(Left), options.Clock, cancellationToken);
    }

    private static TimeSpan Least(TimeSpan time) => time > LeastForTorch ? time : LeastForTorch;
}
