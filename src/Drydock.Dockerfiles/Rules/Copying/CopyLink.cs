using Drydock.Dockerfiles.Semantics;

namespace Drydock.Dockerfiles.Rules.Copying;

/// <summary>A COPY that could be independent of the layers below.</summary>
internal static class CopyLink
{
    public static readonly Rule Rule = new()
    {
        Id = "copy-link",
        Title = "COPY could use --link",
        Why = "With --link the layer is reused when the base changes.",
        Theme = RuleTheme.Copying,
        Severity = RuleSeverity.Off,
        Before =
            """
            FROM debian:12.11 AS build
            FROM debian:12.11
            COPY --from=build /app /app

            """,
        After =
            """
            FROM debian:12.11 AS build
            FROM debian:12.11
            COPY --link --from=build /app /app

            """,
        Check = static c =>
        {
            foreach (var copy in c.File.Statements.OfType<CopyStatement>().Where(static s => s.FromStage is not null && s.Flag("link") is null && s.Flag("chmod") is null))
                c.Report(copy.KeywordSpan, "--link keeps this layer when the base changes");
        },
    };
}
