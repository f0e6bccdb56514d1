using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Drydock.Gpu.Probe.Steps;

/// <summary>Runs a program within a time and an amount of output, and never waits for one that cannot be killed.</summary>
internal static class BoundedProcess
{
    private const int MostErrorBytes = 16 << 10;

    // A process that waits inside a driver does not die of SIGKILL; a grandchild can hold the pipes of one that is gone.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    /// <summary>Runs it.</summary>
    /// <param name="command">Program and arguments; the environment is this process's.</param>
    /// <param name="limit">How long it may take.</param>
    /// <param name="mostBytes">How much it may print on standard output.</param>
    public static async Task<ProcessOutcome> RunAsync(
        IReadOnlyList<string> command, TimeSpan limit, int mostBytes, TimeProvider clock, CancellationToken cancellationToken)
    {
        using var process = new Process { StartInfo = Start(command) };
        try
        {
            process.Start();
        }
        catch (Win32Exception error)
        {
            return new ProcessOutcome(ProcessEnd.NotStarted, -1, [], error.Message);
        }

        process.StandardInput.Close();
        return await ReadAsync(process, limit, mostBytes, clock, cancellationToken);
    }

    private static async Task<ProcessOutcome> ReadAsync(
        Process process, TimeSpan limit, int mostBytes, TimeProvider clock, CancellationToken cancellationToken)
    {
        var output = new BoundedBytes(mostBytes);
        var errors = new BoundedBytes(MostErrorBytes);
        var reading = output.ReadAsync(process.StandardOutput.BaseStream, stopWhenFull: true, cancellationToken);
        var readingErrors = errors.ReadAsync(process.StandardError.BaseStream, stopWhenFull: false, cancellationToken);
        var exit = process.WaitForExitAsync(cancellationToken);
        var overflow = OverflowAsync(reading, cancellationToken);
        var uninterruptible = false;
        var end = ProcessEnd.Exited;
        try
        {
            var first = await Task.WhenAny(exit, overflow, Task.Delay(limit, clock, cancellationToken));
            cancellationToken.ThrowIfCancellationRequested();
            if (first != exit) end = first == overflow ? ProcessEnd.TooMuchOutput : ProcessEnd.TimedOut;
            if (end == ProcessEnd.TimedOut) uninterruptible = IsUninterruptible(process.Id);
        }
        finally
        {
            Kill(process);
        }

        await Task.WhenAny(Task.WhenAll(exit, reading, readingErrors), Task.Delay(Grace, clock, cancellationToken));
        if (end == ProcessEnd.Exited && reading is { IsCompletedSuccessfully: true, Result: false }) end = ProcessEnd.TooMuchOutput;
        var code = end == ProcessEnd.Exited ? process.ExitCode : -1;
        return new ProcessOutcome(end, code, output.ToArray(), Encoding.UTF8.GetString(errors.ToArray()), uninterruptible);
    }

    /// <summary>Ends when there was too much output, and only then.</summary>
    private static async Task OverflowAsync(Task<bool> reading, CancellationToken cancellationToken)
    {
        if (await reading) await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
    }

    private static ProcessStartInfo Start(IReadOnlyList<string> command) => new(command[0], command.Skip(1))
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        UseShellExecute = false,
        CreateNoWindow = true,
    };

    private static void Kill(Process process)
    {
        try
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
        catch (Exception error) when (error is InvalidOperationException or Win32Exception or AggregateException)
        {
            // It ended in between, or it cannot be killed: nothing more can be done here.
        }
    }

    /// <remarks>proc_pid_stat(5): the state follows the name in parentheses; D is uninterruptible sleep.</remarks>
    private static bool IsUninterruptible(int id)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{id}/stat");
            var name = stat.LastIndexOf(')');
            return name >= 0 && name + 2 < stat.Length && stat[name + 2] == 'D';
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
