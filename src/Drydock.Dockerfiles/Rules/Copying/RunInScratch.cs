using Drydock.Dockerfiles.Semantics;

namespace Drydock.Dockerfiles.Rules.Copying;

/// <summary>RUN in an empty stage.</summary>
internal static class RunInScratch
{
    public static readonly Rule Rule = new()
    {
        Id = "run-in-scratch",
        Title = "RUN has no shell to run in",
        Why = "From scratch there is no /bin/sh; the build stops.",
        Theme = RuleTheme.Copying,
        Severity = RuleSeverity.Error,
        Before =
            """
            FROM scratch
            RUN echo hello

            """,
        After =
            """
            FROM scratch
            COPY hello /hello

            """,
        Check = static c =>
        {
            foreach (var stage in c.Stages.Where(static s => s.RootFrom.IsScratch))
            {
                var before = stage.Lineage.Skip(1).SelectMany(static s => s.All<CopyStatement>()).Any();
                foreach (var run in stage.Runs.Where(r => !r.Exec && !before && !stage.All<CopyStatement>().Any(s => s.Syntax.FirstLine < r.Syntax.FirstLine))) c.Report(run.KeywordSpan, "nothing was put into this stage yet, so there is no shell");
            }
        },
    };
}
