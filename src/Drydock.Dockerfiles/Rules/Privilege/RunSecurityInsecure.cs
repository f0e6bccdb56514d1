namespace Drydock.Dockerfiles.Rules.Privilege;

/// <summary>RUN --security=insecure.</summary>
internal static class RunSecurityInsecure
{
    public static readonly Rule Rule = new()
    {
        Id = "run-security-insecure",
        Title = "RUN asks for a build step without sandbox",
        Why = "The step runs with all capabilities on the build host: whatever it downloads and starts can take the host over.",
        Theme = RuleTheme.Privilege,
        Severity = RuleSeverity.High,
        Aliases = ["S6502"],
        Before =
            """
            FROM debian:12.11
            RUN --security=insecure mount -t tmpfs none /mnt
            """,
        After =
            """
            FROM debian:12.11
            RUN --mount=type=tmpfs,target=/mnt ls /mnt
            """,
        Check = static c =>
        {
            foreach (var run in c.Runs)
            {
                if (run.Flag("security") is { Value: "insecure" } flag) c.Report(flag.Span, "the step runs without sandbox, with every capability on the build host; use --mount for what it needs");
            }
        },
    };
}
