using Drydock.Dockerfiles.Semantics;
using Drydock.Dockerfiles.Syntax;

namespace Drydock.Dockerfiles.Rules.Syntax;

/// <summary>Arguments that the builder refuses: their number and form, and a base that cannot be one.</summary>
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
            foreach (var from in c.Stages.Select(static s => s.From)) Base(c, from);
            foreach (var (span, message) in c.File.Statements.SelectMany(ArgumentForms.Wrong)) c.Report(span, message);
        },
    };

    /// <summary>A base that is known and is neither a stage nor an image's name.</summary>
    private static void Base(RuleContext c, FromStatement from)
    {
        if (from is not { BaseStage: null, Reference: null, IsScratch: false, Base.Value: { Length: > 0 } name } || from.Image.Text.Contains('$', StringComparison.Ordinal)) return;
        var lower = c.Stages.Take(from.StageIndex).Any(s => name.Equals(s.Name, StringComparison.OrdinalIgnoreCase)) ? name.ToLowerInvariant() : null;
        c.Report(from.Image.Span, lower is not null ? $"FROM knows the stage above as {lower}, in lower case" : $"\"{SourceText.Printable(name)}\" is neither a stage above nor the name of an image");
    }
}
