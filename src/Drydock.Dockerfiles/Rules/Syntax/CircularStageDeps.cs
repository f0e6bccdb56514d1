using Drydock.Dockerfiles.Semantics;

namespace Drydock.Dockerfiles.Rules.Syntax;

/// <summary>Stages that need each other.</summary>
internal static class CircularStageDeps
{
    public static readonly Rule Rule = new()
    {
        Id = "circular-stage-deps",
        Title = "Stages need each other",
        Why = "No order builds them; the build stops.",
        Theme = RuleTheme.Syntax,
        Severity = RuleSeverity.Error,
        Before =
            """
            FROM debian:12.11 AS one
            COPY --from=two /a /a
            FROM one AS two

            """,
        After =
            """
            FROM debian:12.11 AS zero
            FROM zero AS one
            COPY --from=zero /a /a
            FROM one AS two

            """,
        Check = static c =>
        {
            foreach (var stage in c.Stages)
            {
                if (Reaches(c.File, stage)) c.Report(stage.From.Span, $"{stage.Label} needs itself through the stages that it names");
            }
        },
    };

    private static bool Reaches(DockerfileModel file, Stage stage)
    {
        var seen = new HashSet<int>();
        var open = new Stack<int>(StageGraph.DirectlyNeededBy(file, stage).Where(i => i != stage.Index));
        while (open.TryPop(out var next))
        {
            if (next == stage.Index) return true;
            if (!seen.Add(next)) continue;
            foreach (var further in StageGraph.DirectlyNeededBy(file, file.Stages[next])) open.Push(further);
        }

        return false;
    }
}
