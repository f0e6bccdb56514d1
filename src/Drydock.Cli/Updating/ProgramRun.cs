using System.Text;
using Drydock.Assessment.Updates;
using Drydock.Images;
using Drydock.Images.Programs;

namespace Drydock.Cli.Updating;

/// <summary>Runs the programs of an update, and picks the lines that tell what went wrong as they come.</summary>
internal static class ProgramRun
{
    /// <summary>Runs a program to its end.</summary>
    /// <param name="command">The program, as a path, and its arguments.</param>
    /// <param name="input">Written to its standard input; null closes it at once.</param>
    /// <param name="environment">Set beside the environment of this process.</param>
    /// <exception cref="ProblemException">It cannot be started.</exception>
    public static async Task<ProgramResult> RunAsync(IReadOnlyList<string> command, string folder, ReadOnlyMemory<byte>? input, IReadOnlyDictionary<string, string>? environment, CancellationToken cancellationToken)
    {
        var telling = new TellingLines();
        var (output, errors) = (new LineSplitter(telling.Add), new LineSplitter(telling.Add));
        var call = new ProgramCall
        {
            Command = command,
            Folder = folder,
            Input = input ?? default,
            Environment = environment,
            Watch = (bytes, isError) => (isError ? errors : output).Add(bytes.Span),
        };
        var outcome = await ProgramRunner.RunAsync(call, TimeProvider.System, cancellationToken);
        if (outcome.End == ProgramEnd.NotStarted) throw new ProblemException(new("starting", command[0], outcome.Reason.TrimEnd('.'), "check that it is there and may be run"));
        output.End();
        errors.End();
        return new ProgramResult(outcome.ExitCode, Encoding.UTF8.GetString(outcome.Output.Span), Encoding.UTF8.GetString(outcome.Errors.Span), telling.Lines);
    }
}
