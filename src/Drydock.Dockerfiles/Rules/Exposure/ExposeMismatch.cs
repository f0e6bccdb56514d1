using System.Text.RegularExpressions;
using Drydock.Dockerfiles.Semantics;

namespace Drydock.Dockerfiles.Rules.Exposure;

/// <summary>A health check of a port that is not exposed.</summary>
internal static partial class ExposeMismatch
{
    public static readonly Rule Rule = new()
    {
        Id = "expose-mismatch",
        Title = "EXPOSE and HEALTHCHECK name different ports",
        Why = "One of the two is wrong.",
        Theme = RuleTheme.Exposure,
        Severity = RuleSeverity.Warning,
        Before =
            """
            FROM debian:12.11
            EXPOSE 8200
            HEALTHCHECK CMD curl -f http://localhost:8201/health

            """,
        After =
            """
            FROM debian:12.11
            EXPOSE 8200
            HEALTHCHECK CMD curl -f http://localhost:8200/health

            """,
        Check = static c =>
        {
            if (c.Final is not { } final || final.Last("healthcheck") is not CommandStatement { IsNone: false } check) return;
            var exposed = Syntax.ExposedPorts.Of(c.File).SelectMany(static p => p.Text.Split('/')[0].Split('-')).ToHashSet(StringComparer.Ordinal);
            if (exposed.Count == 0 || final.Named("expose").Any(static e => e.Words.Any(static w => w.Text.Contains('$', StringComparison.Ordinal) || w.Text.Contains('-', StringComparison.Ordinal)))) return;
            foreach (Match match in LocalPort().Matches(c.TextOf(check.Span)))
            {
                var port = match.Groups["port"].Value;
                if (!exposed.Contains(port)) c.Report(check.Span, $"the health check asks port {port}, EXPOSE names {string.Join(", ", exposed.Order(StringComparer.Ordinal))}");
            }
        },
    };

    [GeneratedRegex(@"(?:localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1\]):(?<port>\d{1,5})", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex LocalPort();
}
