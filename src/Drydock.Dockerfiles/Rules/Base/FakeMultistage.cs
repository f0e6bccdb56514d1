using Drydock.Dockerfiles.Semantics;

namespace Drydock.Dockerfiles.Rules.Base;

/// <summary>Stages of which each builds on the one before.</summary>
internal static class FakeMultistage
{
    public static readonly Rule Rule = new()
    {
        Id = "fake-multistage",
        Title = "The stages leave nothing behind",
        Why = "Every stage is FROM the one above it, so the last holds all of them: compilers, caches and all.",
        Theme = RuleTheme.Base,
        Severity = RuleSeverity.Info,
        Before =
            """
            FROM debian:12.11 AS base
            RUN true
            FROM base AS final
            CMD ["app"]

            """,
        After =
            """
            FROM debian:12.11 AS build
            RUN true
            FROM debian:12.11
            COPY --from=build /app /app
            CMD ["app"]

            """,
        Check = static c =>
        {
            if (c.Final is not { Parent: not null } final || final.Lineage.Count() != c.File.Needed.Count) return;

            // A stage that others share, such as one for tests, has its reason.
            if (c.Stages.Any(s => !c.File.Needed.Contains(s.Index) && StageGraph.DirectlyNeededBy(c.File, s).Any(c.File.Needed.Contains))) return;
            c.Report(final.From.Span, "every stage builds on the one above, so nothing is left behind; begin the last one from a small image and COPY --from what it needs");
        },
    };
}
