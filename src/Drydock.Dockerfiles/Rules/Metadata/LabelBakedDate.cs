using Drydock.Dockerfiles.Semantics;

namespace Drydock.Dockerfiles.Rules.Metadata;

/// <summary>A creation date or revision written by hand.</summary>
internal static class LabelBakedDate
{
    public static readonly Rule Rule = new()
    {
        Id = "label-baked-date",
        Title = "A label says when or from what the image was built, by hand",
        Why = "It is right once, on the day it was typed.",
        Theme = RuleTheme.Metadata,
        Severity = RuleSeverity.Info,

        // No fix: an ARG without its --build-arg at the build would leave the label empty.
        Before =
            """
            FROM debian:12.11
            LABEL org.opencontainers.image.created="2026-01-31T00:00:00Z"

            """,
        After =
            """
            FROM debian:12.11
            ARG CREATED
            LABEL org.opencontainers.image.created="$CREATED"

            """,
        Check = static c =>
        {
            foreach (var pair in c.File.Statements.OfType<PairsStatement>().Where(static s => s.Syntax.Name == "label").SelectMany(static s => s.Pairs))
            {
                if (pair.Name.Trim('"', '\'') is "org.opencontainers.image.created" or "org.opencontainers.image.revision" or "build-date" or "org.label-schema.build-date" or "org.label-schema.vcs-ref" && pair.Value?.Contains('$', StringComparison.Ordinal) == false)
                    c.Report(pair.Span, "written by hand it is right once; pass it as a build argument");
            }
        },
    };
}
