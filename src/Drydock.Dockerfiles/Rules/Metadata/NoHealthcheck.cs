namespace Drydock.Dockerfiles.Rules.Metadata;

/// <summary>A service without HEALTHCHECK.</summary>
internal static class NoHealthcheck
{
    public static readonly Rule Rule = new()
    {
        Id = "no-healthcheck",
        Title = "The service has no health check",
        Why = "Docker and Compose cannot tell a hung service from a working one.",
        Theme = RuleTheme.Metadata,
        Severity = RuleSeverity.Off,

        // No fix: how to ask the service for its health is not known here.
        Aliases = ["CIS-DI-0006", "CKV_DOCKER_2", "DL3057", "DS-0026"],
        Before =
            """
            FROM debian:12.11
            EXPOSE 8000
            CMD ["app"]

            """,
        After =
            """
            FROM debian:12.11
            EXPOSE 8000
            HEALTHCHECK CMD ["app", "--healthy"]
            CMD ["app"]

            """,
        Check = static c =>
        {
            if (c.Final is not { } final || final.Last("healthcheck") is not null || final.Last("expose") is null || final.Last("cmd") is null && final.Last("entrypoint") is null) return;
            if (c.Settings.Services.Any(static s => !s.HealthCheck.IsEmpty)) return;
            c.Report(final.From.Span, "a service with a port should say how to see that it works: HEALTHCHECK CMD …");
        },
    };
}
