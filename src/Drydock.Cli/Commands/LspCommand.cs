using Drydock.Cli.Checking;
using Drydock.Cli.Editing;

namespace Drydock.Cli.Commands;

/// <summary><c>drydock lsp</c>.</summary>
internal sealed class LspCommand : CliCommand
{
    private readonly CheckOptions options = new();

    public LspCommand()
        : base("lsp", "Serve an editor: results, fixes and explanations while you type")
    {
        Details =
        [
            "Speaks the Language Server Protocol on standard input and output; an editor starts it for Dockerfiles. What it says is what drydock check says, of the text as it stands in the editor.",
            "It offers the fix of a result, an ignore with reason and end, all safe fixes at once (source.fixAll.drydock), and over a result what its rule wants.",
        ];
        Examples = [new("drydock lsp", "What an editor starts"), new("drydock lsp --policy strict", "Under a preset")];
        options.AddJudgingTo(this);
    }

    public override async Task<int> RunAsync(Invocation run)
    {
        await using var input = run.Session.OpenInput();
        return await LspConnection.ServeAsync(run, input, new DocumentChecker(run, options));
    }
}
