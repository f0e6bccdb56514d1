namespace Drydock.Dockerfiles.Rules.Syntax;

/// <summary>A stage called scratch or context.</summary>
internal static class ReservedStageName
{
    public static readonly Rule Rule = new()
    {
        Id = "reserved-stage-name",
        Title = "A stage has a reserved name",
        Why = "The words mean something else to the builder, which warns of it.",
        Theme = RuleTheme.Syntax,
        Severity = RuleSeverity.Warning,
        Aliases = ["DL3063", "ReservedStageName"],
        Before =
            """
            FROM debian:12.11 AS context

            """,
        After =
            """
            FROM debian:12.11 AS sources

            """,
        Check = static c =>
        {
            foreach (var stage in c.Stages.Where(static s => s.Name is "scratch" or "context"))
                c.Report(stage.From.Name!.Span, $"{stage.Name} means something else to the builder; give the stage another name");
        },
    };
}
