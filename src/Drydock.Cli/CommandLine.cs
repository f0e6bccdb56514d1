using System.CommandLine;
using System.Diagnostics.CodeAnalysis;
using Drydock.Cli.Output;
using Drydock.Cli.Terminal;
using Drydock.Cli.Usage;
using Drydock.Images;

namespace Drydock.Cli;

/// <summary>Parses the command line, runs the command and turns every end into an exit code.</summary>
internal static class CommandLine
{
    private static readonly ParserConfiguration Parser = new() { ResponseFileTokenReplacer = null };

    /// <summary>Runs the tool once. Never throws.</summary>
    /// <param name="cancellation">Set by Ctrl-C.</param>
    /// <returns>The exit code.</returns>
    [SuppressMessage("Design", "CA1031", Justification = "The last frame of the process: whatever comes here is told to a person.")]
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, Session session, CancellationToken cancellation)
    {
        using var output = new OutputStream(session.Output);
        var printer = new Printer(session, output, PrinterOptions.Plain);
        var code = ExitCodes.Failure;
        try
        {
            // The commonest question of scripts is answered before the command tree is built.
            var root = arguments is [GlobalOptions.Version] ? null : CommandTree.Build();
            if (root is null)
            {
                printer.Result(ToolVersion.Text + "\n");
                code = ExitCodes.Success;
            }
            else if (Completions.TryAnswer(root, arguments, printer))
            {
                code = ExitCodes.Success;
            }
            else
            {
                var (parsed, variables) = EnvironmentDefaults.Apply(root, Parser, Spellings(arguments), session.Environment);
                printer = new Printer(session, output, PrinterOptions.Of(parsed));
                code = await RunAsync(parsed, variables, session, printer, cancellation);
            }

            output.Flush();
            return code;
        }
        catch (Exception error)
        {
            code = Tell(error, printer, cancellation);
        }

        return Finish(output, printer, code);
    }

    /// <summary>What other tools taught people to type: <c>help COMMAND</c> and <c>version</c>.</summary>
    private static IReadOnlyList<string> Spellings(IReadOnlyList<string> arguments) => arguments switch
    {
        [] => arguments,
        _ when arguments[0] == "help" => [.. arguments.Skip(1), GlobalOptions.Help],
        _ when arguments is ["version"] => [GlobalOptions.Version],
        _ => arguments,
    };

    /// <summary>The last frame of the process: whatever ended a command is told to a person and becomes an exit code.</summary>
    private static int Tell(Exception error, Printer printer, CancellationToken cancellation)
    {
        switch (error)
        {
            case OperationCanceledException when cancellation.IsCancellationRequested:
                printer.Note("interrupted");
                return ExitCodes.Interrupted;
            case ProblemException problem:
                printer.Error(problem.Problem);
                printer.Detail(problem.InnerException?.ToString());
                return ExitCodes.Failure;
            default:
                printer.Error(CliProblems.Unexpected(error, printer.Verbose));
                printer.Detail(error.ToString());
                return ExitCodes.Failure;
        }
    }

    /// <summary>What was written before an error still goes out.</summary>
    private static int Finish(OutputStream output, Printer printer, int code)
    {
        try
        {
            output.Flush();
            return code;
        }
        catch (OutputException problem)
        {
            printer.Error(problem.Problem);
            return ExitCodes.Failure;
        }
    }

    private static async Task<int> RunAsync(
        ParseResult parsed, IReadOnlyDictionary<Option, string> variables, Session session, Printer printer, CancellationToken cancellation)
    {
        if (GlobalOptions.Has(parsed, GlobalOptions.Help))
        {
            printer.Result(HelpText.Of(parsed.CommandResult.Command, printer.Width));
            return ExitCodes.Success;
        }

        if (GlobalOptions.Has(parsed, GlobalOptions.Version) && parsed.CommandResult.Command is RootCommand)
        {
            printer.Result(ToolVersion.Text + "\n");
            return ExitCodes.Success;
        }

        if (UsageErrors.Find(parsed, variables) is { } wrong)
        {
            printer.Error(wrong);
            return ExitCodes.Failure;
        }

        // A group alone does nothing, and a script whose variable was empty must not take that for a pass.
        if (parsed.CommandResult.Command is not CliCommand command)
        {
            printer.Note(HelpText.Of(parsed.CommandResult.Command, printer.Width).TrimEnd('\n'));
            return ExitCodes.Failure;
        }

        cancellation.ThrowIfCancellationRequested();
        return await command.RunAsync(new Invocation(session, printer, parsed, cancellation));
    }
}
