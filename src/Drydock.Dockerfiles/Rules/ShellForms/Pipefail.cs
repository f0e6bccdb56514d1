namespace Drydock.Dockerfiles.Rules.ShellForms;

/// <summary>A pipe whose first part may fail unseen.</summary>
internal static class Pipefail
{
    public static readonly Rule Rule = new()
    {
        Id = "pipefail",
        Title = "A failed command in a pipe goes unseen",
        Why = "The shell takes the last command's word for it: a download that fails leaves an empty file, and the build stays green.",
        Theme = RuleTheme.ShellForms,
        Severity = RuleSeverity.Warning,
        Aliases = ["DL4006"],
        Before =
            """
            FROM debian:12.11
            RUN curl -fsSL https://example.org/list | sort > /srv/list

            """,
        After =
            """
            FROM debian:12.11
            SHELL ["/bin/bash", "-o", "pipefail", "-c"]
            RUN curl -fsSL https://example.org/list | sort > /srv/list

            """,
        Check = static c =>
        {
            foreach (var run in c.Runs.Where(static r => r is { Exec: false, Script: not null, Shell.PipeFail: false }))
            {
                if (run.Invocations.Any(static i => i.Runs("set") && i.Arguments.Any(static a => a.Value is { } v && v.EndsWith("pipefail", StringComparison.Ordinal)))) continue;
                var first = run.Invocations.FirstOrDefault(static i => i.Place is { Piped: true, PipelineIndex: 0, Substitution: false } && !i.Runs("echo", "printf", "yes", "true", "cat", "head", "tail") && i.Name is not null);
                if (first is not null) c.Report(run.SpanOf(first.NameWord), $"when {first.Name} fails, the pipe still succeeds; set pipefail: SHELL [\"/bin/bash\", \"-o\", \"pipefail\", \"-c\"]");
            }
        },
    };
}
