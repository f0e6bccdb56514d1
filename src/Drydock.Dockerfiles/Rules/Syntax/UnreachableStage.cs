using Drydock.Dockerfiles.Semantics;
using Drydock.Dockerfiles.Syntax;

namespace Drydock.Dockerfiles.Rules.Syntax;

/// <summary>A stage that the built one does not need.</summary>
internal static class UnreachableStage
{
    public static readonly Rule Rule = new()
    {
        Id = "unreachable-stage",
        Title = "A stage is never built",
        Why = "The last stage does not need it; it is built only when someone asks for it by name.",
        Theme = RuleTheme.Syntax,
        Severity = RuleSeverity.Info,
        Fix = FixClass.Consent,
        Before =
            """
            FROM debian:12.11 AS unused
            RUN true

            FROM debian:12.11
            USER 1000:1000

            """,
        After =
            """
            FROM debian:12.11
            USER 1000:1000

            """,
        Check = static c =>
        {
            var targets = Targets(c);
            foreach (var stage in c.Stages.Where(s => !c.File.Needed.Contains(s.Index) && !targets.Contains(s.Index)))
            {
                var next = c.Stages[stage.Index + 1];
                var span = TextSpan.FromBounds(c.LinesOf(stage.From).Start, c.LinesOf(next.From).Start);
                var commented = c.File.Syntax.Tokens.Any(t => t.Kind is TokenKind.Comment or TokenKind.Directive && t.Start >= span.Start && t.End <= span.End);
                var named = c.Stages.Any(s => s != stage && StageGraph.DirectlyNeededBy(c.File, s).Contains(stage.Index)) || IsNumbered(c.File);
                c.Report(stage.From.Span, $"nothing that is built by default needs {stage.Label}; take it out, unless it is a target of its own",
                    commented || named ? null : new Fix(FixClass.Consent, "remove the stage", TextEdit.Remove(span)));
            }
        },
    };

    /// <summary>Stages that some service builds, and the last one, with all that they need.</summary>
    private static HashSet<int> Targets(RuleContext c)
    {
        var open = new Stack<int>(c.Settings.Services.Select(static s => s.Build?.Target?.Text).Concat(c.Settings.Targets).Select(name => c.File.StageNamed(name)?.Index).OfType<int>());
        if (!c.Stages.IsEmpty) open.Push(c.Stages.Length - 1);
        var found = new HashSet<int>();
        while (open.TryPop(out var index))
        {
            if (!found.Add(index)) continue;
            foreach (var next in StageGraph.DirectlyNeededBy(c.File, c.Stages[index])) open.Push(next);
        }

        return found;
    }

    /// <summary>True when a COPY counts stages: taking one out would renumber them.</summary>
    private static bool IsNumbered(DockerfileModel file) => file.Statements.OfType<CopyStatement>().Any(static s => s.From is { Length: > 0 } from && from.All(char.IsAsciiDigit));
}
