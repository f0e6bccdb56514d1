using Drydock.Dockerfiles.Semantics;

namespace Drydock.Dockerfiles.Rules.Exposure;

/// <summary>A health check over HTTP of a service that offers TLS.</summary>
internal static class HealthcheckPlainHttp
{
    private static readonly string[] TlsOptions = ["--ssl-keyfile", "--ssl-certfile", "--certfile", "--keyfile", "--tls-cert", "--tls-key", "--tls", "--tlscert", "--cert-file", "--key-file"];

    public static readonly Rule Rule = new()
    {
        Id = "healthcheck-plain-http",
        Title = "The health check does not use the TLS that the service offers",
        Why = "A probe over HTTP fails against a TLS port, or needs a second port without TLS that others reach too; and it does not notice an expired certificate.",
        Theme = RuleTheme.Exposure,
        Severity = RuleSeverity.Info,
        Before =
            """
            FROM debian:12.11
            EXPOSE 8443
            HEALTHCHECK CMD curl --fail http://localhost:8007/health
            """,
        After =
            """
            FROM debian:12.11
            EXPOSE 8443
            HEALTHCHECK CMD curl --fail https://localhost:8443/health
            """,
        Check = static c =>
        {
            if (c.Final is not { } final || final.Last("healthcheck") is not CommandStatement health) return;
            var probes = HealthProbe.Of(health).ToList();
            if (probes.Count == 0 || probes.Exists(static p => p.IsTls)) return;
            var exposed = ExposedPorts.Of(final).ToList();
            var tlsPort = exposed.Where(static e => e.First is 443 or 8443 or 9443).Select(static e => (int?)e.First).FirstOrDefault();
            var option = new[] { final.Last("entrypoint"), final.Last("cmd") }.OfType<CommandStatement>().SelectMany(static s => s.CommandLine).FirstOrDefault(static w => w is not null && TlsOptions.Contains(w.Split('=')[0]));

            // A port without TLS that is exposed beside it is meant to be asked.
            var probe = probes[0];
            if (option is null && (tlsPort is null || probe.Port is { } port && port != tlsPort && exposed.Exists(e => port >= e.First && port <= e.Last))) return;
            c.Report(health.Span, $"the probe uses HTTP although the service offers TLS ({(option is null ? $"EXPOSE {tlsPort}" : option)}); ask https:// and trust the service's own authority");
        },
    };
}
