namespace Drydock.Dockerfiles.Rules.Privilege;

/// <summary>RUN --network=host.</summary>
internal static class RunNetworkHost
{
    public static readonly Rule Rule = new()
    {
        Id = "run-network-host",
        Title = "RUN asks for the build host's network",
        Why = "The step reaches every service that listens on the build host, the ones without a password included.",
        Theme = RuleTheme.Privilege,
        Severity = RuleSeverity.High,
        Aliases = ["S6431"],
        Before =
            """
            FROM debian:12.11
            RUN --network=host ./fetch.sh
            """,
        After =
            """
            FROM debian:12.11
            RUN ./fetch.sh
            """,
        Check = static c =>
        {
            foreach (var run in c.Runs)
            {
                if (run.Flag("network") is { Value: "host" } flag) c.Report(flag.Span, "the step shares the build host's network and reaches what listens there; drop the flag, or name a network of its own");
            }
        },
    };
}
