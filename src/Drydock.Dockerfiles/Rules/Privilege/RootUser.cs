using Drydock.Dockerfiles.Semantics;

namespace Drydock.Dockerfiles.Rules.Privilege;

/// <summary>A last USER that is root.</summary>
internal static class RootUser
{
    public static readonly Rule Rule = new()
    {
        Id = "root-user",
        Title = "The service runs as root",
        Why = "Whoever takes over the process is root in the container: every file is writable, and a hole in the kernel or the runtime is a step to the host.",
        Theme = RuleTheme.Privilege,
        Severity = RuleSeverity.High,
        Aliases = ["CIS-DI-0001", "CKV_DOCKER_8", "DL3002", "DS-0002", "S6471"],
        Before =
            """
            FROM debian:12.11
            USER root
            CMD ["app"]

            """,
        After =
            """
            FROM debian:12.11
            USER 1000:1000
            CMD ["app"]

            """,
        Check = static c =>
        {
            if (c.Final?.Last("user") is not PlainStatement { Value: { } user } last) return;
            if (user.Split(':')[0] is "root" or "0") c.Report(last.Span, "the service runs as root; end with a user of its own, such as USER 1000:1000");
        },
    };
}
