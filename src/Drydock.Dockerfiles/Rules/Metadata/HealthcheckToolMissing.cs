using Drydock.Dockerfiles.Semantics;

namespace Drydock.Dockerfiles.Rules.Metadata;

/// <summary>A health check whose program is not in the image.</summary>
internal static class HealthcheckToolMissing
{
    public static readonly Rule Rule = new()
    {
        Id = "healthcheck-tool-missing",
        Title = "The health check calls a program that is not there",
        Why = "The check fails always: the service counts as unhealthy and is restarted for ever.",
        Theme = RuleTheme.Metadata,
        Severity = RuleSeverity.Error,
        Before =
            """
            FROM python:3.12.11-slim-bookworm
            HEALTHCHECK CMD curl -f http://localhost:8000/health

            """,
        After =
            """
            FROM python:3.12.11-slim-bookworm
            HEALTHCHECK CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://localhost:8000/health', timeout=2)"]

            """,
        Check = static c =>
        {
            if (c.Final is not { } final || final.Last("healthcheck") is not CommandStatement { IsNone: false } check) return;
            var missing = c.BaseOf(final).MissingCommands;
            var installed = final.Lineage.SelectMany(static s => s.Runs).SelectMany(static r => r.Packages).Where(static p => p.Installs).SelectMany(static p => p.Operands).ToList();
            var copied = final.Lineage.SelectMany(static s => s.All<CopyStatement>()).Where(static s => s.From is not null).Select(static s => s.Destination?.Text)
                .Any(static d => d is "/" or "/usr" or "/usr/" or "/usr/local" or "/usr/local/" || d?.Contains("bin", StringComparison.Ordinal) == true);
            var named = check.Exec ? check.CommandLine.Take(1) : check.Invocations.Select(static i => i.Name);
            foreach (var name in named.OfType<string>().Where(missing.Contains).Distinct(StringComparer.Ordinal))
            {
                // A package list only known at the build may bring it.
                if (copied || installed.Exists(w => w.Value is null || Brings(w.Value.Split('=')[0].Split(':')[0], name))) continue;
                c.Report(check.Span, $"{name} is not in {final.RootFrom.Reference!.Familiar} and nothing installs it; ask with the service's own language, or install it");
            }
        },
    };

    private static bool Brings(string package, string program) => package == program || program switch
    {
        "nc" => package.StartsWith("netcat", StringComparison.Ordinal) || package is "ncat" or "nmap" or "nmap-ncat" or "busybox",
        "ps" => package is "procps" or "procps-ng",
        "wget" => package is "wget2" or "busybox",
        "gcc" or "make" => package is "build-essential",
        "bash" => package.StartsWith("bash-", StringComparison.Ordinal),
        _ => false,
    };
}
