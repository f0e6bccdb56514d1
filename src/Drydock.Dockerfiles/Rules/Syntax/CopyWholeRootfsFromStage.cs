using Drydock.Dockerfiles.Semantics;

namespace Drydock.Dockerfiles.Rules.Syntax;

/// <summary>COPY of a whole root file system.</summary>
internal static class CopyWholeRootfsFromStage
{
    public static readonly Rule Rule = new()
    {
        Id = "copy-whole-rootfs-from-stage",
        Title = "A whole root file system is copied",
        Why = "It brings everything that the other stage holds, tools and secrets included, in one layer.",
        Theme = RuleTheme.Syntax,
        Severity = RuleSeverity.Warning,
        Aliases = ["DL3067"],
        Before =
            """
            FROM debian:12.11 AS build
            FROM scratch
            COPY --from=build / /

            """,
        After =
            """
            FROM debian:12.11 AS build
            FROM scratch
            COPY --from=build /srv/app /srv/app

            """,
        Check = static c =>
        {
            foreach (var copy in c.File.Statements.OfType<CopyStatement>().Where(static s => s.From is not null && s.Destination?.Text == "/" && s.Sources.Any(static w => w.Text is "/" or "/." or "/*")))
                c.Report(copy.ArgumentsSpan, "this copies all of the other stage; name what is needed");
        },
    };
}
