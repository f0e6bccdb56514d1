using Drydock.Gpu.Probe.Steps;

namespace Drydock.Gpu.Probe.Containers;

/// <summary>Probes inside a hardened container of an image.</summary>
public sealed class ContainerProbe(ContainerProbeOptions options, TimeProvider clock)
{
    // Starting a container, pulling its image included, is not the probe's time.
    private static readonly TimeSpan ToStart = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan ToRemove = TimeSpan.FromSeconds(20);

    /// <summary>Runs the engine and reads the report that comes out; a container that outlives its time is removed.</summary>
    public async Task<ProbeReport> RunAsync(CancellationToken cancellationToken)
    {
        var name = $"drydock-probe-{Environment.ProcessId}";
        var command = ContainerCommand.Of(options, name);
        ProcessOutcome? outcome = null;
        try
        {
            outcome = await BoundedProcess.RunAsync(command, ToStart + options.Timeout, ProbeReportJson.MostBytes, clock, cancellationToken);
        }
        finally
        {
            if (outcome is null or { End: ProcessEnd.TimedOut or ProcessEnd.TooMuchOutput }) await RemoveAsync(name);
        }

        var shown = ContainerCommand.ToShell(ContainerCommand.Of(options, null));
        if (outcome.End == ProcessEnd.Exited && ProbeReportJson.Read(outcome.Output) is { Checks.IsEmpty: false } report)
            return report with { Checks = report.Checks.Insert(0, ProbeCheck.Ok(ProbeCheckNames.Container, shown)) };
        return new ProbeReport { User = options.User is { } user ? $"user {user} of {options.Image}" : $"the user of {options.Image}", Checks = [Failed(outcome)] };
    }

    private ProbeCheck Failed(ProcessOutcome outcome) => outcome.End switch
    {
        ProcessEnd.NotStarted => ProbeCheck.Unknown(ProbeCheckNames.Container, $"{options.Engine}: {outcome.Error}", new KnownCause(
            $"{options.Engine} is not installed or cannot be started", "install Podman or Docker, or name the engine with --engine")),
        ProcessEnd.TimedOut => ProbeCheck.Unknown(ProbeCheckNames.Container, "the container gave no report in time", new KnownCause(
            "the engine did not start or end the container in time", "pull the image first, and look at what the engine does")),
        ProcessEnd.TooMuchOutput => ProbeCheck.Unknown(ProbeCheckNames.Container, "the container printed too much", new KnownCause(
            "what runs in the container is not the probe", "check --engine-arg: the entry point must stay /drydock")),
        _ => EngineFailures.CheckOf(outcome.Error, $"exit code {outcome.ExitCode}: {Words(outcome)}"),
    };

    private static string Words(ProcessOutcome outcome) => ProbeText.OneLine(string.Join(" / ", outcome.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).TakeLast(3)));

    private async Task RemoveAsync(string name) =>
        await BoundedProcess.RunAsync([options.Engine, "rm", "--force", name], ToRemove, ProbeReportJson.MostBytes, clock, CancellationToken.None);
}
