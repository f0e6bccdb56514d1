using System.CommandLine;
using Drydock.Cli.Terminal;

namespace Drydock.Cli;

/// <summary>One run of one command.</summary>
/// <param name="Arguments">The parsed command line, defaults from the environment included.</param>
/// <param name="Cancellation">Set by Ctrl-C.</param>
internal sealed record Invocation(Session Session, Printer Printer, ParseResult Arguments, CancellationToken Cancellation)
{
    public T? Value<T>(Option<T> option) => Arguments.GetValue(option);

    public T? Value<T>(Argument<T> argument) => Arguments.GetValue(argument);
}
