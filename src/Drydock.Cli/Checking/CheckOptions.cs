using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using Drydock.Assessment.CheckReports;
using Drydock.Assessment.Configuration;
using Drydock.Assessment.Policy;
using Drydock.Cli.Usage;
using Drydock.Dockerfiles.Rules;

namespace Drydock.Cli.Checking;

/// <summary>Options of <c>drydock check</c>.</summary>
internal sealed class CheckOptions
{
    public static readonly string[] Formats = [.. CheckWriters.All.Select(static w => w.Format)];
    public static readonly string[] FixModes = ["safe", "suggested", "ask"];

    public Option<string?> Format { get; } = new("--format", "-f") { Description = $"{string.Join(", ", Formats)} (default table)", HelpName = "format", CustomParser = OptionParsers.OneOf("format", Formats) };

    public Option<string[]> Output { get; } = new("--output", "-o") { Description = "FILE instead of standard output, or FORMAT=FILE besides (repeatable): -o sarif=check.sarif", HelpName = "file" };

    public Option<string?> Fix { get; } = new("--fix")
    {
        Description = "Mend the files: safe keeps the built image equivalent (default), suggested mends the rest too, ask asks for each",
        HelpName = "mode",
        Arity = ArgumentArity.ZeroOrOne,
        CustomParser = FixMode,
    };

    public Option<bool> Diff { get; } = new("--diff") { Description = "Print what --fix would change as a unified diff, and write nothing" };

    /// <summary>A preset in the place of every policy.</summary>
    public Option<string?> Preset { get; } = new("--policy") { Description = $"Judge all under this preset instead of the policies of {FleetFile.Name}: {string.Join(", ", PresetList.Names)}", HelpName = "preset", CustomParser = OptionParsers.OneOf("preset", [.. PresetList.Names]) };

    public Option<string?> Fleet { get; } = new("--fleet", "--config") { Description = $"The fleet file, or the folder that holds {FleetFile.Name} (default: the nearest at the path or above it)", HelpName = "file" };

    public Option<RuleSeverity?> FailOn { get; } = new("--fail-on", "--failure-threshold") { Description = "Exit with 2 on results of this severity or worse; none for never (default high)", HelpName = "severity", CustomParser = Threshold };

    public Option<RuleSeverity?> Least { get; } = new("--severity", "-s") { Description = "Show results of this severity or worse in the table (default warning); never moves the gate", HelpName = "severity", CustomParser = Severity };

    public Option<string[]> Only { get; } = new("--only") { Description = "Judge these rules only (comma list; ids of other tools work too)", HelpName = "rules" };

    public Option<string[]> Ignore { get; } = new("--ignore") { Description = "Leave these rules out (comma list; ids of other tools work too)", HelpName = "rules" };

    public Option<bool> AllRules { get; } = new("--all-rules") { Description = "Judge the rules too that are off unless a policy asks for them" };

    public Option<bool> ListRules { get; } = new("--list-rules") { Description = "List the rules with severity, fix and the ids of other tools" };

    public Option<bool> NoShellCheck { get; } = new("--no-shellcheck") { Description = "Do not call ShellCheck, even if it is on the PATH" };

    public Option<int?> ExitCode { get; } = new("--exit-code") { Description = "Exit code of a violated policy (default 2)", HelpName = "number", CustomParser = OptionParsers.ExitCode };

    public void AddTo(Command command)
    {
        Format.CompletionSources.Add(static _ => Formats);
        Fix.CompletionSources.Add(static _ => FixModes);
        FailOn.CompletionSources.Add(static _ => [.. RuleWords.Severities, "none"]);
        Least.CompletionSources.Add(static _ => RuleWords.Severities);
        foreach (Option option in new Option[] { Format, Output, Fix, Diff }) command.Add(option);
        AddPolicyTo(command);
        foreach (Option option in new Option[] { FailOn, Least }) command.Add(option);
        AddRulesTo(command);
        foreach (Option option in new Option[] { ListRules, NoShellCheck, ExitCode }) command.Add(option);
    }

    /// <summary>Only those that decide how a file is judged.</summary>
    public void AddJudgingTo(Command command)
    {
        AddPolicyTo(command);
        AddRulesTo(command);
        command.Add(NoShellCheck);
    }

    private void AddPolicyTo(Command command)
    {
        Preset.CompletionSources.Add(static _ => PresetList.Names);
        command.Add(Preset);
        command.Add(Fleet);
    }

    private void AddRulesTo(Command command)
    {
        Only.CompletionSources.Add(static _ => RuleList.All.Select(static r => r.Id));
        Ignore.CompletionSources.Add(static _ => RuleList.All.Select(static r => r.Id));
        foreach (Option option in new Option[] { Only, Ignore, AllRules }) command.Add(option);
    }

    /// <summary>The policy as the options ask for it, on top of another.</summary>
    /// <exception cref="UsageException">A rule is not known.</exception>
    public RulePolicy Policy(Invocation run, RulePolicy policy)
    {
        if (run.Value(AllRules)) policy = policy with { AllRules = true };
        var only = Rules(run, run.Value(Only));
        if (!only.IsEmpty)
        {
            // A rule that is asked for by name speaks even where it is off by default.
            var all = policy with { AllRules = true };
            policy = policy with { Severities = RuleList.All.ToImmutableDictionary(static r => r.Id, r => only.Contains(r.Id) ? Floor(all.SeverityOf(r)) : RuleSeverity.Off, StringComparer.Ordinal) };
        }

        return policy with { Severities = policy.Severities.SetItems(Rules(run, run.Value(Ignore)).Select(static id => KeyValuePair.Create(id, RuleSeverity.Off))) };
    }

    private static RuleSeverity Floor(RuleSeverity severity) => severity == RuleSeverity.Off ? RuleSeverity.Info : severity;

    private static ImmutableArray<string> Rules(Invocation run, string[]? lists)
    {
        var ids = ImmutableArray.CreateBuilder<string>();
        foreach (var id in (lists ?? []).SelectMany(static l => l.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)))
        {
            var found = RuleList.All.Where(r => r.Id.Equals(id, StringComparison.OrdinalIgnoreCase) || r.Aliases.Contains(id, StringComparer.OrdinalIgnoreCase)).Select(static r => r.Id).ToList();
            if (found.Count == 0) throw UsageErrors.Because(run, $"there is no rule '{id}'{(RuleList.Nearest(id) is { } near ? $" (did you mean '{near}'?)" : "")}; --list-rules names them");
            ids.AddRange(found);
        }

        return ids.ToImmutable();
    }

    private static string? FixMode(ArgumentResult result) => result.Tokens.Count == 0 ? FixModes[0] : OptionParsers.OneOf("way to mend", FixModes)(result);

    private static RuleSeverity? Threshold(ArgumentResult result) => result.Tokens[0].Value is "none" or "never" ? RuleSeverity.Off : Severity(result);

    private static RuleSeverity? Severity(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (RuleWords.Severity(text) is { } severity and not RuleSeverity.Off) return severity;
        result.AddError($"'{text}' is not a severity of a rule{NearestWord.Hint(text, RuleWords.Severities)}; write one of: {string.Join(", ", RuleWords.Severities)}");
        return null;
    }
}
