namespace Drydock.Dockerfiles.Rules.Privilege;

/// <summary>RUN --security=insecure.</summary>
internal static class RunSecurityInsecure
{
    public static readonly Rule Rule = new()
    {
        Id = "run-security-insecure",
        Title = "A RUN is as good as root on the host",
        Why = "With security=insecure the command has every capability and every device of the builder.",
        Theme = RuleTheme.Privilege,
        Severity = RuleSeverity.High,
        Aliases = ["S6502"],
        Before =
            """
            FROM debian:12.11
            RUN --security=insecure make

            """,
        After =
            """
            FROM debian:12.11
            RUN make

            """,
        Check = static c =>
        {
            foreach (var run in c.Runs)
            {
                if (run.Flag("security") is { Value: "insecure" } flag) c.Report(flag.Span, "leave the flag out, or do this step outside of the build");
            }
        },
    };
}
