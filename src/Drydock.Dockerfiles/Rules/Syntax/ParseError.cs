using Drydock.Dockerfiles.Syntax;

namespace Drydock.Dockerfiles.Rules.Syntax;

/// <summary>What the builder's parser refuses.</summary>
internal static class ParseError
{
    public static readonly Rule Rule = new()
    {
        Id = "parse-error",
        Title = "The builder cannot read the file",
        Why = "The build stops here before anything is built.",
        Theme = RuleTheme.Syntax,
        Severity = RuleSeverity.Error,
        Aliases = ["S2260"],
        Before =
            """
            FROM debian:12.11
            ENV GREETING

            """,
        After =
            """
            FROM debian:12.11
            ENV GREETING=hello

            """,
        Check = static c =>
        {
            foreach (var problem in c.File.Syntax.Problems.Where(static p => p.Fatal))
                c.Report(TextSpan.FromBounds(c.File.Lines.SpanOf(problem.FirstLine).Start, c.File.Lines.SpanOf(problem.LastLine).End), problem.Message);
        },
    };
}
