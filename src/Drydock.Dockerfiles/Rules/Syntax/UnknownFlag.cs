using Drydock.Dockerfiles.Semantics;
using Drydock.Dockerfiles.Syntax;

namespace Drydock.Dockerfiles.Rules.Syntax;

/// <summary>A flag that the instruction does not know, or one with a bad value.</summary>
internal static class UnknownFlag
{
    public static readonly Rule Rule = new()
    {
        Id = "unknown-flag",
        Title = "An instruction does not know a flag",
        Why = "The build stops here.",
        Theme = RuleTheme.Syntax,
        Severity = RuleSeverity.Error,
        Fix = FixClass.Consent,
        Before =
            """
            FROM debian:12.11
            COPY --chwon=1000:1000 app /srv/app

            """,
        After =
            """
            FROM debian:12.11
            COPY --chown=1000:1000 app /srv/app

            """,
        Check = static c =>
        {
            foreach (var problem in c.File.Problems.Where(static p => p.Kind is StatementProblemKind.UnknownFlag or StatementProblemKind.BadFlag))
            {
                var name = c.TextOf(problem.Span)[2..].Split('=')[0];
                var statement = c.File.Statements.LastOrDefault(s => s.Span.Start <= problem.Span.Start);
                var near = problem.Kind == StatementProblemKind.UnknownFlag && statement is not null ? Nearest(statement.Syntax.Name, name) : null;
                c.Report(problem.Span, near is null ? problem.Message : $"{problem.Message}; did you mean --{near}?",
                    near is null ? null : new Fix(FixClass.Consent, $"write --{near}", new TextEdit(new TextSpan(problem.Span.Start + 2, SourceText.ByteCount(name)), near)));
            }
        },
    };

    private static string? Nearest(string instruction, string name) =>
        InstructionTable.ValuedFlags(instruction).Concat(InstructionTable.SwitchFlags(instruction)).Where(f => EditDistance.Of(f, name) <= 2).OrderBy(f => EditDistance.Of(f, name)).FirstOrDefault();
}
