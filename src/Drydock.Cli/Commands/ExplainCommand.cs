using System.CommandLine;
using Drydock.Cli.Checking;
using Drydock.Cli.Usage;
using Drydock.Dockerfiles.Rules;

namespace Drydock.Cli.Commands;

/// <summary><c>drydock explain RULE</c>.</summary>
internal sealed class ExplainCommand : CliCommand
{
    private readonly Argument<string> id = new("rule") { Description = "A rule's id, or that of another tool: DL3006" };

    public ExplainCommand()
        : base("explain", "Say what a rule wants, why, and how to mend it")
    {
        Examples = [new("drydock explain version-spec-redirect", "By its id"), new("drydock explain DL3006", "By hadolint's id")];
        id.CompletionSources.Add(static _ => RuleList.All.Select(static r => r.Id).Select(static i => new System.CommandLine.Completions.CompletionItem(i)));
        Add(id);
    }

    public override Task<int> RunAsync(Invocation run)
    {
        var text = run.Value(id)!;
        var rules = RuleList.All.Where(r => r.Id.Equals(text, StringComparison.OrdinalIgnoreCase) || r.Aliases.Contains(text, StringComparer.OrdinalIgnoreCase)).ToList();
        if (rules.Count == 0)
            throw UsageErrors.Because(run, $"there is no rule '{text}'{(RuleList.Nearest(text) is { } near ? $" (did you mean '{near}'?)" : "")}; drydock check --list-rules names them");
        run.Printer.Result(string.Join("\n---\n\n", rules.Select(RuleCatalogueText.Explain)));
        return Task.FromResult(ExitCodes.Success);
    }
}
