using System.Collections.Immutable;
using Drydock.Dockerfiles.Semantics;

namespace Drydock.Dockerfiles.Rules.ShellForms;

/// <summary>An argument that changes with every build above an installation.</summary>
internal static class ArgBeforeHeavyLayer
{
    private static readonly ImmutableHashSet<string> Changing = ["GIT_COMMIT", "GIT_SHA", "COMMIT", "COMMIT_SHA", "REVISION", "VCS_REF", "BUILD_DATE", "BUILD_NUMBER", "BUILD_ID", "CREATED", "CACHEBUST", "CACHE_BUST", "TIMESTAMP", "CI_COMMIT_SHA", "GITHUB_SHA"];

    public static readonly Rule Rule = new()
    {
        Id = "arg-before-heavy-layer",
        Title = "An argument breaks the cache of an installation",
        Why = "Every RUN below an ARG is built anew when its value changes: packages are downloaded with every commit.",
        Theme = RuleTheme.ShellForms,
        Severity = RuleSeverity.Info,
        Before =
            """
            FROM debian:12.11
            ARG GIT_COMMIT
            RUN apt-get update && apt-get install -y --no-install-recommends curl

            """,
        After =
            """
            FROM debian:12.11
            RUN apt-get update && apt-get install -y --no-install-recommends curl
            ARG GIT_COMMIT

            """,
        Check = static c =>
        {
            foreach (var stage in c.Stages)
            {
                foreach (var arg in stage.All<PairsStatement>().Where(static s => s.Syntax.Name == "arg"))
                {
                    var pair = arg.Pairs.FirstOrDefault(static p => Changing.Contains(p.Name.ToUpperInvariant()));
                    var heavy = stage.Runs.FirstOrDefault(r => r.Syntax.FirstLine > arg.Syntax.FirstLine && r.Packages.Any(static p => p.Installs));
                    if (pair is not null && heavy is not null && !heavy.Syntax.Text.Contains(pair.Name, StringComparison.Ordinal)) c.Report(arg.Span, $"{pair.Name} changes with every build and stands above the installation on line {heavy.Syntax.FirstLine}; move it below");
                }
            }
        },
    };
}
