using System.CommandLine;
using Drydock.Cli.Usage;

namespace Drydock.Cli.Commands;

/// <summary><c>drydock docs [commands|rules]</c>: writes pages of docs/reference; hidden, for the repository's own use.</summary>
internal sealed class DocsCommand : CliCommand
{
    private static readonly string[] Pages = ["commands", "rules"];

    private readonly Argument<string?> page = new("page") { Description = "commands or rules", Arity = ArgumentArity.ZeroOrOne, CustomParser = OptionParsers.OneOf("page", Pages) };

    public DocsCommand()
        : base("docs", "Print a page of the reference as Markdown")
    {
        Hidden = true;
        Add(page);
        Examples = [new("drydock docs > docs/reference/commands.md", "After a change of the command tree")];
    }

    public override Task<int> RunAsync(Invocation run)
    {
        run.Printer.Result(run.Value(page) == "rules" ? RuleReference.Of() : CommandReference.Of((RootCommand)run.Arguments.RootCommandResult.Command));
        return Task.FromResult(ExitCodes.Success);
    }
}
