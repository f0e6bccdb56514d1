namespace Drydock.Dockerfiles.Rules.Syntax;

/// <summary>One name for two stages.</summary>
internal static class DuplicateStageName
{
    public static readonly Rule Rule = new()
    {
        Id = "duplicate-stage-name",
        Title = "Two stages have the same name",
        Why = "COPY --from takes the last one in the file, FROM the last one above: whoever reads the file guesses.",
        Theme = RuleTheme.Syntax,
        Severity = RuleSeverity.Error,
        Aliases = ["CKV_DOCKER_11", "DL3024", "DS-0012", "DuplicateStageName"],
        Before =
            """
            FROM debian:12.11 AS build
            RUN true
            FROM debian:12.11 AS build
            RUN false

            """,
        After =
            """
            FROM debian:12.11 AS build
            RUN true
            FROM debian:12.11 AS test
            RUN false

            """,
        Check = static c =>
        {
            foreach (var stage in c.Stages.Where(static s => s.Name is not null))
            {
                if (c.Stages.FirstOrDefault(s => s.Index < stage.Index && s.Name == stage.Name) is { } first)
                    c.Report(stage.From.Name!.Span, $"line {first.From.Syntax.FirstLine} calls another stage {stage.Name} already; give this one its own name");
            }
        },
    };
}
