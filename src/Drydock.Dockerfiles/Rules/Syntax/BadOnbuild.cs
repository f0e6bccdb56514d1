using Drydock.Dockerfiles.Semantics;

namespace Drydock.Dockerfiles.Rules.Syntax;

/// <summary>ONBUILD with an instruction that cannot be one.</summary>
internal static class BadOnbuild
{
    public static readonly Rule Rule = new()
    {
        Id = "bad-onbuild",
        Title = "ONBUILD holds what it cannot",
        Why = "The image builds, and every build on top of it fails.",
        Theme = RuleTheme.Syntax,
        Severity = RuleSeverity.Error,
        Aliases = ["DL3043"],
        Before =
            """
            FROM debian:12.11
            ONBUILD FROM debian

            """,
        After =
            """
            FROM debian:12.11
            ONBUILD RUN true

            """,
        Check = static c =>
        {
            foreach (var problem in c.File.Problems.Where(static p => p.Kind == StatementProblemKind.BadTrigger)) c.Report(problem.Span, problem.Message);
        },
    };
}
