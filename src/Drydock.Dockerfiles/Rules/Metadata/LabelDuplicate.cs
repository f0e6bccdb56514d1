using Drydock.Dockerfiles.Semantics;
using Drydock.Dockerfiles.Syntax;

namespace Drydock.Dockerfiles.Rules.Metadata;

/// <summary>One label key twice in a stage.</summary>
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
            foreach (var stage in c.Stages)
            {
                var labels = stage.All<PairsStatement>().Where(static s => s.Syntax.Name == "label").ToList();
                var all = labels.SelectMany(static s => s.Pairs, static (s, p) => (Statement: s, Pair: p)).ToList();
                for (var i = 0; i < all.Count; i++)
                {
                    var (statement, pair) = all[i];
                    if (all.Skip(i + 1).FirstOrDefault(x => Key(x.Pair) == Key(pair)).Statement is not { } later) continue;
                    c.Report(pair.Span, $"the label {Key(pair)} is set again {(later == statement ? "in this instruction" : $"in line {later.Syntax.FirstLine}")}; the later one wins", Remove(c, statement, pair));
                }
            }
        },
    };

    private static string Key(Pair pair) => pair.Name.Trim('"', '\'');

    /// <summary>Takes a pair away, or the whole instruction where it is the only one. A comment between two pairs is not touched.</summary>
    private static Fix? Remove(RuleContext c, PairsStatement statement, Pair pair)
    {
        const string Title = "remove the one without effect";
        if (statement.Pairs.Length == 1) return c.RemoveInstruction(FixClass.Safe, Title, statement);
        var at = statement.Pairs.IndexOf(pair);
        var span = at + 1 < statement.Pairs.Length
            ? TextSpan.FromBounds(pair.Span.Start, statement.Pairs[at + 1].Span.Start)
            : TextSpan.FromBounds(statement.Pairs[at - 1].Span.End, pair.Span.End);
        return c.TextOf(span).Contains('\n', StringComparison.Ordinal) && c.TextOf(span).Contains('#', StringComparison.Ordinal) ? null : new Fix(FixClass.Safe, Title, TextEdit.Remove(span));
    }
}
