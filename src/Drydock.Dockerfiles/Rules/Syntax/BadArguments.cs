using Drydock.Dockerfiles.Semantics;

namespace Drydock.Dockerfiles.Rules.Syntax;

/// <summary>Arguments that the builder's instruction layer refuses.</summary>
internal static class BadArguments
{
    public static readonly Rule Rule = new()
    {
        Id = "bad-arguments",
        Title = "An instruction has wrong arguments",
        Why = "The build stops here.",
        Theme = RuleTheme.Syntax,
        Severity = RuleSeverity.Error,
        Before =
            """
            FROM debian:12.11
            COPY app

            """,
        After =
            """
            FROM debian:12.11
            COPY app /srv/app

            """,
        Check = static c =>
        {
            foreach (var problem in c.File.Problems.Where(static p => p.Kind == StatementProblemKind.BadArguments)) c.Report(problem.Span, problem.Message);
        },
    };
}
