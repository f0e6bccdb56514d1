using System.Buffers;
using System.ComponentModel;
using System.Diagnostics;

namespace Drydock.Images.Programs;

/// <summary>Runs programs without a shell, in bounded memory and time, and ends them with all they started.</summary>
public static class ProgramRunner
{
    private const int Piece = 16 << 10;

    /// <summary>How long an ended program's pipes may stay open in a process that it left behind.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    /// <summary>Runs a program to its end, whatever that is.</summary>
    /// <exception cref="OperationCanceledException">The call was cancelled; the program was ended.</exception>
    public static async Task<ProgramOutcome> RunAsync(ProgramCall call, TimeProvider clock, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var process = new Process { StartInfo = Start(call) };
        try
        {
            process.Start();
        }
        catch (Exception error) when (error is Win32Exception or IOException or InvalidOperationException)
        {
            return new ProgramOutcome(ProgramEnd.NotStarted, -1, default, default, error.Message);
        }

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            return await FollowAsync(process, call, clock, stop.Token);
        }
        finally
        {
            Kill(process);
            await stop.CancelAsync();
        }
    }

    private static async Task<ProgramOutcome> FollowAsync(Process process, ProgramCall call, TimeProvider clock, CancellationToken cancellationToken)
    {
        var gate = new Lock();
        var (output, errors) = (new ArrayBufferWriter<byte>(), new ArrayBufferWriter<byte>());
        var writing = WriteAsync(process, call.Input, cancellationToken);
        var reading = ReadAsync(process.StandardOutput.BaseStream, output, call, isError: false, gate, cancellationToken);
        var readingErrors = ReadAsync(process.StandardError.BaseStream, errors, call, isError: true, gate, cancellationToken);
        var exit = process.WaitForExitAsync(cancellationToken);
        var full = FullAsync(reading, cancellationToken);
        var first = await Task.WhenAny(exit, full, Task.Delay(call.Time ?? Timeout.InfiniteTimeSpan, clock, cancellationToken));
        cancellationToken.ThrowIfCancellationRequested();
        var end = first == exit ? ProgramEnd.Exited : first == full ? ProgramEnd.TooMuchOutput : ProgramEnd.TimedOut;
        if (end != ProgramEnd.Exited) Kill(process);
        var rest = Task.WhenAll(exit, writing, reading, readingErrors);
        await Task.WhenAny(rest, Task.Delay(Grace, clock, cancellationToken));
        cancellationToken.ThrowIfCancellationRequested();
        if (rest.IsFaulted) await rest;
        if (end == ProgramEnd.Exited && reading is { IsCompletedSuccessfully: true, Result: true }) end = ProgramEnd.TooMuchOutput;
        lock (gate) return new ProgramOutcome(end, end == ProgramEnd.Exited ? process.ExitCode : -1, output.WrittenSpan.ToArray(), errors.WrittenSpan.ToArray());
    }

    private static ProcessStartInfo Start(ProgramCall call)
    {
        var start = new ProcessStartInfo(call.Command[0], call.Command.Skip(1))
        {
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = call.Folder ?? "",
        };
        foreach (var (name, value) in call.Environment ?? new Dictionary<string, string>(StringComparer.Ordinal)) start.Environment[name] = value;
        return start;
    }

    private static async Task WriteAsync(Process process, ReadOnlyMemory<byte> input, CancellationToken cancellationToken)
    {
        try
        {
            if (!input.IsEmpty) await process.StandardInput.BaseStream.WriteAsync(input, cancellationToken);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended without reading all of it; its exit code tells why.
        }
    }

    /// <summary>Reads a stream to its end.</summary>
    /// <returns>True when it was left because there was too much.</returns>
    private static async Task<bool> ReadAsync(Stream stream, ArrayBufferWriter<byte> kept, ProgramCall call, bool isError, Lock gate, CancellationToken cancellationToken)
    {
        var piece = new byte[Piece];
        for (int read; (read = await stream.ReadAsync(piece, cancellationToken)) > 0;)
        {
            lock (gate)
            {
                call.Watch?.Invoke(piece.AsMemory(0, read), isError);
                var room = Math.Min(read, call.MostBytes - kept.WrittenCount);
                kept.Write(piece.AsSpan(0, room));
                if (call.EndsWhenFull && !isError && room < read) return true;
            }
        }

        return false;
    }

    /// <summary>Ends when there was too much output, and only then.</summary>
    private static async Task FullAsync(Task<bool> reading, CancellationToken cancellationToken)
    {
        if (!await reading) await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
    }

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
}
