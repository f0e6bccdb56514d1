using System.Collections.Immutable;
using Drydock.Dockerfiles.Semantics;

namespace Drydock.Dockerfiles.Rules.Exposure;

/// <summary>EXPOSE of a port for administration or of a database.</summary>
internal static class ExposeAdminPort
{
    /// <summary>Port, what listens there (IANA service names, the products' documentation), and words of images whose business it is.</summary>
    private static readonly ImmutableArray<(int Port, string What, ImmutableArray<string> Images)> Ports =
    [
        (21, "FTP", ["ftp"]), (22, "SSH", ["openssh", "sshd"]), (23, "Telnet", []), (111, "portmapper", ["nfs"]), (135, "Windows RPC", []), (139, "NetBIOS", ["samba"]), (445, "SMB", ["samba"]), (873, "rsync", ["rsync"]),
        (1433, "SQL Server", ["mssql", "sql-server"]), (1521, "Oracle", ["oracle"]), (2049, "NFS", ["nfs"]), (2375, "the Docker API without TLS", ["dind"]), (2376, "the Docker API", ["docker"]), (2379, "etcd", ["etcd"]),
        (2380, "etcd", ["etcd"]), (3306, "MySQL", ["mysql", "mariadb", "percona"]), (3389, "Remote Desktop", ["rdp", "xrdp"]), (5432, "PostgreSQL", ["postg", "timescale"]), (5900, "VNC", ["vnc"]), (5984, "CouchDB", ["couchdb"]),
        (5985, "WinRM", []), (5986, "WinRM", []), (6379, "Redis", ["redis", "valkey"]), (9200, "Elasticsearch", ["elastic", "opensearch"]), (9300, "Elasticsearch", ["elastic", "opensearch"]), (10250, "kubelet", ["kube"]),
        (11211, "Memcached", ["memcached"]), (27017, "MongoDB", ["mongo"]),
    ];

    public static readonly Rule Rule = new()
    {
        Id = "expose-admin-port",
        Title = "EXPOSE names a port for administration or of a database",
        Why = "A service needs its own port; a shell, a database or a management interface beside it is a second way in, which nobody watches.",
        Theme = RuleTheme.Exposure,
        Severity = RuleSeverity.Warning,
        Aliases = ["CKV_DOCKER_1", "DS-0004", "S6473"],
        Before =
            """
            FROM debian:12.11
            EXPOSE 8080 22
            """,
        After =
            """
            FROM debian:12.11
            EXPOSE 8080
            """,
        Check = static c =>
        {
            if (c.Final is not { } final) return;
            var image = final.RootFrom.Reference?.Name ?? "";
            foreach (var (word, first, last) in ExposedPorts.Of(final))
            {
                var found = Ports.FirstOrDefault(p => p.Port >= first && p.Port <= last);
                if (found.What is null || found.Images.Any(i => image.Contains(i, StringComparison.OrdinalIgnoreCase) || Starts(final, i))) continue;
                c.Report(word.Span, $"port {found.Port} is {found.What}: a second way into the container; leave it out, and use docker exec or a service of its own");
            }
        },
    };

    /// <summary>True when what the image starts is named so.</summary>
    private static bool Starts(Stage final, string word) =>
        final.Lineage.SelectMany(static s => s.All<CommandStatement>()).Any(s => s.Syntax.Name is "cmd" or "entrypoint" && s.CommandLine.FirstOrDefault()?.Contains(word, StringComparison.OrdinalIgnoreCase) == true);
}
