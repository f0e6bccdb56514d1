using Drydock.Dockerfiles.Semantics;

namespace Drydock.Dockerfiles.Rules.Syntax;

/// <summary>A WORKDIR inside the system's folders.</summary>
internal static class WorkdirSystemDir
{
    public static readonly Rule Rule = new()
    {
        Id = "workdir-system-dir",
        Title = "WORKDIR is a folder of the system",
        Why = "Files land among the system's own; below /proc/self/fd it was a way out of the container (CVE-2024-21626).",
        Theme = RuleTheme.Syntax,
        Severity = RuleSeverity.High,
        Aliases = ["DS-0030"],
        Before =
            """
            FROM debian:12.11
            WORKDIR /etc/app

            """,
        After =
            """
            FROM debian:12.11
            WORKDIR /srv/app

            """,
        Check = static c =>
        {
            foreach (var statement in c.File.Statements.OfType<PlainStatement>().Where(static s => s.Syntax.Name == "workdir"))
            {
                if (statement.Value is not { } path) continue;
                var top = path.TrimEnd('/').Split('/', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault();
                if (path.StartsWith('/') && top is "proc" or "sys" or "dev" or "etc" or "boot" or "bin" or "sbin" or "lib" or "lib64") c.Report(statement.ArgumentsSpan, $"/{top} belongs to the system; use a folder of your own, such as /srv/app");
            }
        },
    };
}
