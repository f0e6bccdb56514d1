using System.Collections.Immutable;
using Drydock.Dockerfiles.Semantics;
using Drydock.Dockerfiles.Syntax;

namespace Drydock.Dockerfiles.Rules.Exposure;

/// <summary>A health check that takes any certificate.</summary>
internal static class HealthcheckInsecureTls
{
    private static readonly ImmutableArray<string> Texts = ["verify=False", "CERT_NONE", "_create_unverified_context", "rejectUnauthorized: false", "rejectUnauthorized:false", "NODE_TLS_REJECT_UNAUTHORIZED=0"];

    public static readonly Rule Rule = new()
    {
        Id = "healthcheck-insecure-tls",
        Title = "The health check takes any certificate",
        Why = "Without the check the probe stays green over an expired or foreign certificate, which every client refuses.",
        Theme = RuleTheme.Exposure,
        Severity = RuleSeverity.Info,
        Aliases = ["CKV2_DOCKER_2"],
        Before =
            """
            FROM debian:12.11
            HEALTHCHECK CMD curl --fail --insecure https://localhost:8443/health
            """,
        After =
            """
            FROM debian:12.11
            HEALTHCHECK CMD curl --fail --cacert /etc/ssl/service-ca.pem https://localhost:8443/health
            """,
        Check = static c =>
        {
            foreach (var health in c.Stages.Where(c.File.IsShipped).SelectMany(static s => s.All<CommandStatement>()).Where(static s => s is { Syntax.Name: "healthcheck", IsNone: false }))
            {
                if (Option(health) is { } place) c.Report(place, "the probe takes any certificate; trust the service's authority instead: --cacert, or verify=PATH");
            }
        },
    };

    private static TextSpan? Option(CommandStatement health)
    {
        foreach (var command in health.Invocations)
        {
            var word = command.Arguments.FirstOrDefault(a => IsInsecure(command.Name, a.Prefix));
            if (word is not null) return word.Span;
        }

        if (health.Exec)
        {
            var program = health.CommandLine.FirstOrDefault();
            for (var i = 0; i < health.CommandLine.Length && i + 1 < health.Words.Length; i++)
            {
                if (health.CommandLine[i] is { } text && IsInsecure(program?[(program.LastIndexOf('/') + 1)..], text)) return health.Words[i + 1].Span;
            }
        }

        return Texts.Any(t => health.Arguments.Contains(t, StringComparison.Ordinal)) ? health.Span : null;
    }

    private static bool IsInsecure(string? program, string word) => program switch
    {
        "curl" => word == "--insecure" || word is ['-', not '-', ..] && word.Length <= 6 && word.Contains('k', StringComparison.Ordinal) && word.AsSpan(1).IndexOfAnyExceptInRange('A', 'z') < 0,
        "wget" => word == "--no-check-certificate",
        _ => false,
    };
}
