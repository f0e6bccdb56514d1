namespace Drydock.Dockerfiles.Rules.Exposure;

/// <summary>A port of administration or of a database.</summary>
internal static class ExposeAdminPort
{
    private static readonly Dictionary<string, string> Ports = new(StringComparer.Ordinal)
    {
        ["21"] = "ftp",
        ["22"] = "ssh",
        ["23"] = "telnet",
        ["2375"] = "docker without TLS",
        ["2376"] = "docker",
        ["3389"] = "remote desktop",
        ["5900"] = "vnc",
        ["3306"] = "mysql",
        ["5432"] = "postgres",
        ["6379"] = "redis",
        ["27017"] = "mongo",
        ["9200"] = "elasticsearch",
        ["11211"] = "memcached",
        ["1433"] = "mssql",
    };

    public static readonly Rule Rule = new()
    {
        Id = "expose-admin-port",
        Title = "A port of administration or of a database is exposed",
        Why = "It is the first that scanners try.",
        Theme = RuleTheme.Exposure,
        Severity = RuleSeverity.Warning,
        Aliases = ["CKV_DOCKER_1", "DS-0004", "S6473"],
        Before =
            """
            FROM debian:12.11
            EXPOSE 22

            """,
        After =
            """
            FROM debian:12.11
            EXPOSE 8000

            """,
        Check = static c =>
        {
            var name = c.Final?.RootFrom.Reference?.Repository ?? "";
            foreach (var (word, text) in Syntax.ExposedPorts.Of(c.File))
            {
                if (Ports.TryGetValue(text.Split('/')[0], out var what) && !name.Contains(what.Split(' ')[0], StringComparison.OrdinalIgnoreCase)) c.Report(word.Span, $"{text} is {what}; leave it out unless the service is one");
            }
        },
    };
}
