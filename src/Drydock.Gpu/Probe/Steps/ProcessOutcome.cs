namespace Drydock.Gpu.Probe.Steps;

/// <summary>What a bounded process left.</summary>
/// <param name="ExitCode">128 + signal when a signal ended it; -1 when it did not end by itself.</param>
/// <param name="Output">Its standard output, as far as it came.</param>
/// <param name="Error">The beginning of its standard error; why it was not started, when it was not.</param>
/// <param name="WasUninterruptible">When its time was up it waited inside the kernel, where no signal reaches it.</param>
internal sealed record ProcessOutcome(ProcessEnd End, int ExitCode, byte[] Output, string Error, bool WasUninterruptible = false)
{
    private const int FirstSignalCode = 129;
    private const int LastSignalCode = 128 + 64;

    /// <summary>The signal that ended it; null when none did.</summary>
    public int? Signal => End == ProcessEnd.Exited && ExitCode is >= FirstSignalCode and <= LastSignalCode ? ExitCode - 128 : null;

    /// <summary>The last line of its standard error that is not empty, for a sentence.</summary>
    public string LastErrorLine => ProbeText.OneLine(Error.Split('\n').Select(static l => l.Trim()).LastOrDefault(static l => l.Length > 0) ?? "");
}
