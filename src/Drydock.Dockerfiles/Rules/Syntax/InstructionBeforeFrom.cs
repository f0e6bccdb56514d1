using Drydock.Dockerfiles.Semantics;

namespace Drydock.Dockerfiles.Rules.Syntax;

/// <summary>An instruction other than ARG above the first FROM.</summary>
internal static class InstructionBeforeFrom
{
    public static readonly Rule Rule = new()
    {
        Id = "instruction-before-from",
        Title = "An instruction stands above the first FROM",
        Why = "The build stops here: only ARG may stand in front of the first stage.",
        Theme = RuleTheme.Syntax,
        Severity = RuleSeverity.Error,
        Aliases = ["DL3061"],
        Before =
            """
            LABEL a=b
            FROM debian:12.11

            """,
        After =
            """
            FROM debian:12.11
            LABEL a=b

            """,
        Check = static c =>
        {
            foreach (var problem in c.File.Problems.Where(static p => p.Kind == StatementProblemKind.BeforeFrom)) c.Report(problem.Span, problem.Message);
        },
    };
}
