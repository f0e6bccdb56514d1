namespace Drydock.Dockerfiles.Rules.Syntax;

/// <summary>AS in another case than its FROM.</summary>
internal static class FromAsCasing
{
    public static readonly Rule Rule = new()
    {
        Id = "from-as-casing",
        Title = "AS is written in another case than FROM",
        Why = "One line in two styles is harder to read.",
        Theme = RuleTheme.Syntax,
        Severity = RuleSeverity.Style,
        Fix = FixClass.Safe,
        Aliases = ["FromAsCasing"],
        Before =
            """
            FROM debian:12.11 as build

            """,
        After =
            """
            FROM debian:12.11 AS build

            """,
        Check = static c =>
        {
            foreach (var from in c.Stages.Select(static s => s.From))
            {
                if (from.As is not { } word) continue;
                var keyword = from.Syntax.Keyword;
                var wanted = keyword == "FROM" ? "AS" : keyword == "from" ? "as" : null;
                if (wanted is not null && word.Text != wanted) c.Report(word.Span, $"{keyword} and {word.Text} are written in different cases; write {wanted}", new Fix(FixClass.Safe, $"write {wanted}", new TextEdit(word.Span, wanted)));
            }
        },
    };
}
