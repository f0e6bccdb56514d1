using System.CommandLine;
using Drydock.Cli.Usage;

namespace Drydock.Cli.Commands;

/// <summary><c>drydock docs</c>: writes docs/reference/commands.md; hidden, for the repository's own use.</summary>
internal sealed class DocsCommand : CliCommand
{
    public DocsCommand()
        : base("docs", "Print the reference of all commands as Markdown")
    {
        Hidden = true;
        Examples = [new("drydock docs > docs/reference/commands.md", "After a change of the command tree")];
    }

    public override Task<int> RunAsync(Invocation run)
    {
        run.Printer.Result(CommandReference.Of((RootCommand)run.Arguments.RootCommandResult.Command));
        return Task.FromResult(ExitCodes.Success);
    }
}
