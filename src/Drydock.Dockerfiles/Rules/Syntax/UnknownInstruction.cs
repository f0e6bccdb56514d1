using Drydock.Dockerfiles.Semantics;

namespace Drydock.Dockerfiles.Rules.Syntax;

/// <summary>A first word that is no instruction.</summary>
internal static class UnknownInstruction
{
    public static readonly Rule Rule = new()
    {
        Id = "unknown-instruction",
        Title = "An instruction does not exist",
        Why = "The build stops here.",
        Theme = RuleTheme.Syntax,
        Severity = RuleSeverity.Error,
        Fix = FixClass.Consent,
        Aliases = ["DL3061"],
        Before =
            """
            FROM debian:12.11
            COPPY app /srv/app

            """,
        After =
            """
            FROM debian:12.11
            COPY app /srv/app

            """,
        Check = static c =>
        {
            foreach (var problem in c.File.Problems.Where(static p => p.Kind == StatementProblemKind.UnknownInstruction))
            {
                var word = c.TextOf(problem.Span);
                var near = InstructionTable.Names.Select(n => (Name: n, Distance: EditDistance.Of(word, n))).Where(static n => n.Distance <= 2).OrderBy(static n => n.Distance).FirstOrDefault();
                var hint = near.Name is null ? "" : $"; did you mean {near.Name.ToUpperInvariant()}?";
                c.Report(problem.Span, problem.Message + hint, near is { Name: not null, Distance: 1 } ? new Fix(FixClass.Consent, $"write {near.Name.ToUpperInvariant()}", new TextEdit(problem.Span, near.Name.ToUpperInvariant())) : null);
            }
        },
    };
}
