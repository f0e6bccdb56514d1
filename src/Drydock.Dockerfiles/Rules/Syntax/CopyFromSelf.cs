using Drydock.Dockerfiles.Semantics;

namespace Drydock.Dockerfiles.Rules.Syntax;

/// <summary>COPY from the stage that it stands in.</summary>
internal static class CopyFromSelf
{
    public static readonly Rule Rule = new()
    {
        Id = "copy-from-self",
        Title = "COPY --from names its own stage",
        Why = "A stage cannot copy from itself; the build stops.",
        Theme = RuleTheme.Syntax,
        Severity = RuleSeverity.Error,
        Aliases = ["DL3023", "DS-0006"],
        Before =
            """
            FROM debian:12.11 AS build
            COPY --from=build /a /b

            """,
        After =
            """
            FROM debian:12.11 AS build
            RUN cp /a /b

            """,
        Check = static c =>
        {
            foreach (var copy in c.File.Statements.OfType<CopyStatement>().Where(static s => s.FromStage == s.StageIndex && s.StageIndex >= 0))
                c.Report(copy.Flag("from")!.Span, "COPY --from names the stage that it stands in; use RUN cp, or name another stage");
        },
    };
}
