using System.Text;
using Drydock.Assessment.CheckReports;
using Drydock.Cli.Checking;
using Drydock.Dockerfiles.Rules;
using Drydock.Dockerfiles.Syntax;

namespace Drydock.Cli.Editing;

/// <summary>What an editor shows over a place: the rules that report there, why, and how it looks mended.</summary>
internal static class HoverText
{
    /// <summary>The results at a byte, the shortest first; empty where there is none.</summary>
    public static IReadOnlyList<Diagnostic> At(OpenDocument document, int offset) =>
        [.. document.Checked.Result.Diagnostics.Where(d => d.Span.Start <= offset && offset <= d.Span.End).OrderBy(static d => d.Span.Length)];

    /// <summary>Markdown; each rule once.</summary>
    public static string Of(IEnumerable<Diagnostic> diagnostics)
    {
        var text = new StringBuilder();
        foreach (var diagnostic in diagnostics.DistinctBy(static d => d.Rule.Id))
        {
            var rule = diagnostic.Rule;
            if (text.Length > 0) text.Append("\n---\n\n");
            text.Append($"**{rule.Title}** `{rule.Id}` ({RuleWords.Of(diagnostic.Severity)})\n\n{SourceText.Printable(diagnostic.Message)}\n\n{rule.Why}\n\n");
            text.Append($"Fix: {RuleCatalogueText.FixText(rule.Fix)}.\n\n");
            if (!rule.Aliases.IsEmpty) text.Append($"Other tools: {string.Join(", ", rule.Aliases)}.\n\n");
            text.Append($"Mended:\n```dockerfile\n{rule.After.TrimEnd('\n')}\n```\n");
        }

        return text.ToString();
    }
}
