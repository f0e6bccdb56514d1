namespace Drydock.Gpu.Probe.Steps;

/// <summary>Runs the steps that call drivers, each in a process of this same program.</summary>
/// <param name="self">Program and arguments that take a step's name and a number of seconds.</param>
internal sealed class StepProcess(IReadOnlyList<string> self, TimeProvider clock)
{
    private const int MostBytes = 1 << 20;
    private const int SecondsBeyond = 5;

    /// <summary>Runs a step to its end, or to the end of its time.</summary>
    public async Task<StepOutcome> RunAsync(string step, TimeSpan limit, CancellationToken cancellationToken)
    {
        // The step's own clock only matters when this process is gone.
        var seconds = (int)Math.Ceiling(limit.TotalSeconds) + SecondsBeyond;
        var outcome = await BoundedProcess.RunAsync([.. self, step, seconds.ToString()], limit, MostBytes, clock, cancellationToken);
        return new StepOutcome(step, outcome, StepTrace.Parse(outcome.Output), limit);
    }
}
