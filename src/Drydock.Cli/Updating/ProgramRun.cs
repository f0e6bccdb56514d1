using System.Diagnostics;
using System.Text;
using Drydock.Assessment.Updates;
using Drydock.Images;

namespace Drydock.Cli.Updating;

/// <summary>Runs programs without a shell, reads what they write in bounded memory, and ends them with all they started.</summary>
internal static class ProgramRun
{
    private const int MostText = 1 << 20;
    private const int LongestLine = 4096;

    /// <summary>Runs a program to its end.</summary>
    /// <param name="command">The program, as a path, and its arguments.</param>
    /// <param name="input">Written to its standard input; null closes it at once.</param>
    /// <param name="environment">Set beside the environment of this process.</param>
    /// <exception cref="ProblemException">It cannot be started.</exception>
    public static async Task<ProgramResult> RunAsync(IReadOnlyList<string> command, string folder, ReadOnlyMemory<byte>? input, IReadOnlyDictionary<string, string>? environment, CancellationToken cancellationToken)
    {
        using var process = Start(command, folder, environment);
        var telling = new TellingLines();
        var gate = new Lock();
        try
        {
            var output = ReadAsync(process.StandardOutput, telling, gate, cancellationToken);
            var error = ReadAsync(process.StandardError, telling, gate, cancellationToken);
            await WriteAsync(process, input, cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            return new ProgramResult(process.ExitCode, await output, await error, telling.Lines);
        }
        catch
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
            throw;
        }
    }

    private static Process Start(IReadOnlyList<string> command, string folder, IReadOnlyDictionary<string, string>? environment)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            UseShellExecute = false,
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>(StringComparer.Ordinal)) start.Environment[name] = value;
        try
        {
            return Process.Start(start)!;
        }
        catch (Exception error) when (error is System.ComponentModel.Win32Exception or IOException or InvalidOperationException)
        {
            throw new ProblemException(new("starting", command[0], error.Message.TrimEnd('.'), "check that it is there and may be run"), error);
        }
    }

    private static async Task WriteAsync(Process process, ReadOnlyMemory<byte>? input, CancellationToken cancellationToken)
    {
        try
        {
            if (input is { } bytes) await process.StandardInput.BaseStream.WriteAsync(bytes, cancellationToken);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended without reading all of it; its exit code tells why.
        }
    }

    private static async Task<string> ReadAsync(StreamReader reader, TellingLines telling, Lock gate, CancellationToken cancellationToken)
    {
        var (kept, line) = (new StringBuilder(), new StringBuilder());
        var piece = new char[1 << 13];
        for (int read; (read = await reader.ReadAsync(piece, cancellationToken)) > 0;)
        {
            if (kept.Length < MostText) kept.Append(piece, 0, Math.Min(read, MostText - kept.Length));
            foreach (var c in piece.AsSpan(0, read))
            {
                if (c is '\n' or '\r') End();
                else if (line.Length < LongestLine) line.Append(c);
            }
        }

        End();
        return kept.ToString();

        void End()
        {
            if (line.Length == 0) return;
            lock (gate) telling.Add(line.ToString());
            line.Clear();
        }
    }
}
