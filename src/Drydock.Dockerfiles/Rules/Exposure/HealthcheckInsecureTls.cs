using Drydock.Dockerfiles.Semantics;

namespace Drydock.Dockerfiles.Rules.Exposure;

/// <summary>A health check that accepts any certificate.</summary>
internal static class HealthcheckInsecureTls
{
    public static readonly Rule Rule = new()
    {
        Id = "healthcheck-insecure-tls",
        Title = "The health check accepts any certificate",
        Why = "An expired certificate, which users would see, goes unseen.",
        Theme = RuleTheme.Exposure,
        Severity = RuleSeverity.Info,
        Aliases = ["CKV2_DOCKER_2"],
        Before =
            """
            FROM debian:12.11
            HEALTHCHECK CMD curl -fk https://localhost:8443/health

            """,
        After =
            """
            FROM debian:12.11
            HEALTHCHECK CMD curl -f --cacert /etc/ssl/app.pem https://localhost:8443/health

            """,
        Check = static c =>
        {
            if (c.Final?.Last("healthcheck") is not CommandStatement { IsNone: false } check) return;
            var words = check.Exec ? check.CommandLine.OfType<string>() : check.Invocations.SelectMany(static i => i.Arguments.Select(static a => a.Prefix).Prepend(i.Name ?? ""));
            var list = words.ToList();
            if (list.Contains("curl") && list.Exists(static w => w == "--insecure" || w is ['-', not '-', ..] && w.Contains('k', StringComparison.Ordinal) && !w.Contains('/', StringComparison.Ordinal)) || list.Contains("--no-check-certificate"))
                c.Report(check.Span, "the probe accepts any certificate; name the one to trust");
        },
    };
}
