using Drydock.Dockerfiles.Semantics;

namespace Drydock.Dockerfiles.Rules.Exposure;

/// <summary>A health check over http of a service with TLS.</summary>
internal static class HealthcheckPlainHttp
{
    public static readonly Rule Rule = new()
    {
        Id = "healthcheck-plain-http",
        Title = "The health check speaks http to a service with TLS",
        Why = "It asks another port than users do, or is answered by a redirection.",
        Theme = RuleTheme.Exposure,
        Severity = RuleSeverity.Info,
        Before =
            """
            FROM debian:12.11
            EXPOSE 8443
            HEALTHCHECK CMD curl -f http://localhost:8443/health

            """,
        After =
            """
            FROM debian:12.11
            EXPOSE 8443
            HEALTHCHECK CMD curl -f https://localhost:8443/health

            """,
        Check = static c =>
        {
            if (c.Final?.Last("healthcheck") is not CommandStatement { IsNone: false } check) return;
            if (c.TextOf(check.Span).Contains("http://", StringComparison.Ordinal) && Syntax.ExposedPorts.Of(c.File).Any(static p => p.Text.Split('/')[0] is "443" or "8443")) c.Report(check.Span, "the service exposes a port of TLS and is asked over http");
        },
    };
}
