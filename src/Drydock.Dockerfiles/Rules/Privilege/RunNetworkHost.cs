namespace Drydock.Dockerfiles.Rules.Privilege;

/// <summary>RUN --network=host.</summary>
internal static class RunNetworkHost
{
    public static readonly Rule Rule = new()
    {
        Id = "run-network-host",
        Title = "A RUN uses the host's network",
        Why = "It reaches every service that listens on the builder itself, and is not repeatable elsewhere.",
        Theme = RuleTheme.Privilege,
        Severity = RuleSeverity.High,
        Aliases = ["S6431"],
        Before =
            """
            FROM debian:12.11
            RUN --network=host make

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
                if (run.Flag("network") is { Value: "host" } flag) c.Report(flag.Span, "leave the flag out, or do this step outside of the build");
            }
        },
    };
}
