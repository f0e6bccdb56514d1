using System.CommandLine;
using Drydock.Gpu.Probe.Native;

namespace Drydock.Cli.Commands;

/// <summary><c>drydock gpu probe-step STEP SECONDS</c>: how <see cref="GpuProbeCommand"/> starts itself for what may hang or crash; hidden.</summary>
/// <remarks>Arguments rather than options, because options can be set by variables of the container.</remarks>
internal sealed class GpuProbeStepCommand : CliCommand
{
    private readonly Argument<string> step = new("step") { Description = "What is done" };
    private readonly Argument<int> seconds = new("seconds") { Description = "When the kernel ends this process" };

    public GpuProbeStepCommand()
        : base("probe-step", "A part of gpu probe, in a process of its own")
    {
        Hidden = true;
        step.AcceptOnlyFromAmong([.. NativeStep.All]);
        Add(step);
        Add(seconds);
    }

    public override Task<int> RunAsync(Invocation run)
    {
        NativeStep.Run(run.Value(step)!, TimeSpan.FromSeconds(Math.Clamp(run.Value(seconds), 1, 86_400)), run.Printer.Output);
        return Task.FromResult(ExitCodes.Success);
    }
}
