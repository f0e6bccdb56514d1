using System.Text;
using Drydock.Assessment.CheckReports;
using Drydock.Dockerfiles.Rules;

namespace Drydock.Cli.Checking;

/// <summary><c>check --list-rules</c> and <c>explain</c> for people.</summary>
internal static class RuleCatalogueText
{
    /// <summary>One line per rule, by theme.</summary>
    public static string Of(int width)
    {
        var text = new StringBuilder();
        var longest = RuleList.All.Max(static r => r.Id.Length);
        foreach (var theme in RuleList.All.GroupBy(static r => r.Theme))
        {
            text.Append(RuleWords.Of(theme.Key)).Append('\n');
            foreach (var rule in theme)
            {
                var line = $"  {rule.Id.PadRight(longest)}  {Level(rule),-8} {RuleWords.Of(rule.Fix) ?? "-",-9} {rule.Title}{(rule.Aliases.IsEmpty ? "" : $" ({string.Join(", ", rule.Aliases)})")}";
                text.Append(line.Length <= width || width < 60 ? line : line[..(width - 1)] + "…").Append('\n');
            }

            text.Append('\n');
        }

        text.Append($"{RuleList.All.Length} rules; drydock explain RULE tells why, and how to mend it\n");
        return text.ToString();
    }

    /// <summary>All that is to be said of a rule.</summary>
    public static string Explain(Rule rule)
    {
        var text = new StringBuilder($"{rule.Id}: {rule.Title}\n\n{rule.Why}\n\n");
        text.Append($"Severity: {Level(rule)}{(rule.Scope == RuleScope.Policy ? "; judged when a policy asks for it" : "")}\n");
        text.Append($"Fix: {FixText(rule.Fix)}\n");
        if (!rule.Aliases.IsEmpty) text.Append($"Other tools: {string.Join(", ", rule.Aliases)}\n");
        text.Append("\nReported:\n\n").Append(Indented(rule.Before)).Append("\nMended:\n\n").Append(Indented(rule.After));
        text.Append($"\nLeave it out for one instruction:\n\n  # drydock ignore={rule.Id} reason=\"…\" until=2027-01-31\n");
        return text.ToString();
    }

    public static string FixText(FixClass fix) => fix switch
    {
        FixClass.Safe => "safe; --fix mends it and the built image stays equivalent",
        FixClass.Consent => "suggested; --fix=suggested mends it where that can be done, and the built image changes as the rule wants",
        FixClass.Lookup => "by hand, or once a registry or package index was asked",
        _ => "by hand",
    };

    private static string Level(Rule rule) => RuleWords.Of(rule.Severity);

    private static string Indented(string text) => string.Concat(text.TrimEnd('\n').Split('\n').Select(static l => l.Length == 0 ? "\n" : $"  {l}\n"));
}
