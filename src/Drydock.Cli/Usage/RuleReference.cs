using System.Text;
using Drydock.Assessment.CheckReports;
using Drydock.Cli.Checking;
using Drydock.Dockerfiles.Rules;

namespace Drydock.Cli.Usage;

/// <summary>docs/reference/rules.md, written from the rules themselves.</summary>
internal static class RuleReference
{
    /// <summary>The whole page.</summary>
    public static string Of()
    {
        var text = new StringBuilder("# Rules\n\n");
        text.Append("Written by `drydock docs rules` from the rules themselves. `drydock explain RULE` shows the same at the terminal; ids of other tools work wherever an id is asked for.\n\n");
        text.Append("Severities, worst first: **error** does not build, or does not do what it says; **high** is a weakness that an attacker can use; **warning** is worth mending; **info** is worth knowing; ");
        text.Append("**style** is looks only; **off** speaks when a policy or `--all-rules` asks for it. Fixes: *safe* keeps the built image equivalent (`--fix`), *suggested* changes it as the rule wants ");
        text.Append("(`--fix=suggested`), *lookup* needs a registry or package index.\n");
        foreach (var theme in RuleList.All.GroupBy(static r => r.Theme))
        {
            text.Append($"\n## {RuleWords.Of(theme.Key)}\n\n| rule | severity | fix | what it reports |\n|---|---|---|---|\n");
            foreach (var rule in theme) text.Append($"| [`{rule.Id}`](#{rule.Id}) | {Severity(rule)} | {RuleWords.Of(rule.Fix) ?? "-"} | {rule.Title} |\n");
        }

        foreach (var rule in RuleList.All) Append(text, rule);
        return text.ToString();
    }

    private static void Append(StringBuilder text, Rule rule)
    {
        text.Append($"\n### {rule.Id}\n\n{rule.Title}. {rule.Why}\n\n");
        text.Append($"Severity {Severity(rule)}; fix {RuleCatalogueText.FixText(rule.Fix)}.");
        if (!rule.Aliases.IsEmpty) text.Append($" Other tools: {string.Join(", ", rule.Aliases)}.");
        text.Append("\n\n").Append(Block("Reported", rule.Before)).Append(Block("Mended", rule.After));
    }

    private static string Severity(Rule rule) => RuleWords.Of(rule.Severity) + (rule.Scope == RuleScope.Policy ? " (policy)" : "");

    private static string Block(string title, string text) => $"{title}:\n\n```dockerfile\n{text.TrimEnd('\n')}\n```\n\n";
}
