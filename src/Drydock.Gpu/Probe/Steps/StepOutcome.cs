using Drydock.Gpu.Probe.Causes;

namespace Drydock.Gpu.Probe.Steps;

/// <summary>A step that ran in a process of its own.</summary>
/// <param name="Limit">The time that it had.</param>
internal sealed record StepOutcome(string Step, ProcessOutcome Process, StepTrace Trace, TimeSpan Limit)
{
    /// <summary>Why the step did not come to its end; null when it did.</summary>
    /// <param name="library">Whose fault a hang or crash is: the file of the library, or the device node.</param>
    public (string Detail, KnownCause Cause, bool IsDrivers)? Abnormal(string library)
    {
        if (Trace.IsDone && Process is { End: ProcessEnd.Exited, ExitCode: 0 }) return null;
        var call = Trace.Pending ?? "its end";
        return Process switch
        {
            { End: ProcessEnd.NotStarted } => ($"the process for this step was not started: {Process.Error}", AbnormalEnds.NotStarted, false),
            { End: ProcessEnd.TimedOut, WasUninterruptible: true } => ($"{call} did not return within {Seconds(Limit)}", AbnormalEnds.HangsInKernel(call), true),
            { End: ProcessEnd.TimedOut } => ($"{call} did not return within {Seconds(Limit)}", AbnormalEnds.Hangs(call), true),
            { End: ProcessEnd.TooMuchOutput } => ($"{library} printed without end in {call}", AbnormalEnds.Prints(library), true),
            { Signal: { } signal } when Trace.Pending is not null => ($"{library} ended the process in {call} with {AbnormalEnds.NameOfSignal(signal)}", AbnormalEnds.Crashes(library, signal), true),
            { Signal: { } signal } => ($"the process for this step was ended by {AbnormalEnds.NameOfSignal(signal)}", AbnormalEnds.Ended, false),
            _ when Trace.Pending is not null => ($"{library} ended the process in {call} with exit code {Process.ExitCode}", AbnormalEnds.Leaves(library), true),
            _ => ($"the process for this step ended with exit code {Process.ExitCode}: {Process.LastErrorLine}", AbnormalEnds.Ended, false),
        };
    }

    private static string Seconds(TimeSpan time) => time.TotalSeconds < 1.5 ? "1 second" : $"{Math.Round(time.TotalSeconds)} seconds";
}
