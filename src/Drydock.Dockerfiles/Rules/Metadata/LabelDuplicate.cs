using Drydock.Dockerfiles.Semantics;
using Drydock.Dockerfiles.Syntax;

namespace Drydock.Dockerfiles.Rules.Metadata;

/// <summary>One label key twice in an instruction.</summary>
internal static class LabelDuplicate
{
    public static readonly Rule Rule = new()
    {
        Id = "label-duplicate",
        Title = "A label is set twice",
        Why = "The last one wins; the first misleads.",
        Theme = RuleTheme.Metadata,
        Severity = RuleSeverity.Warning,
        Fix = FixClass.Safe,
        Before =
            """
            FROM debian:12.11
            LABEL owner="ops" owner="web"

            """,
        After =
            """
            FROM debian:12.11
            LABEL owner="web"

            """,
        Check = static c =>
        {
            foreach (var label in c.File.Statements.OfType<PairsStatement>().Where(static s => s.Syntax.Name == "label"))
            {
                for (var i = 0; i + 1 < label.Pairs.Length; i++)
                {
                    var pair = label.Pairs[i];
                    if (!label.Pairs.Skip(i + 1).Any(p => p.Name == pair.Name)) continue;
                    c.Report(pair.Span, $"the label {pair.Name} is set again in this instruction; the later one wins", new Fix(FixClass.Safe, "remove the one without effect", TextEdit.Remove(TextSpan.FromBounds(pair.Span.Start, label.Pairs[i + 1].Span.Start))));
                }
            }
        },
    };
}
