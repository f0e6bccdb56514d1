namespace Drydock.Bench;

/// <summary>One run of a program.</summary>
internal sealed record Measured(TimeSpan Wall, long PeakBytes, int ExitCode, string Output, string Errors)
{
    /// <summary>Stops the benchmark when a run did not do what is being measured.</summary>
    public Measured Expect(params int[] exitCodes) =>
        exitCodes.Contains(ExitCode) ? this : throw new InvalidOperationException($"exit code {ExitCode}: {Errors}");
}
