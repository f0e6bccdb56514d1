using System.Collections.Immutable;
using Drydock.Dockerfiles.Semantics;

namespace Drydock.Dockerfiles.Rules.Privilege;

/// <summary>Folders of the system, and the Docker socket, as volumes.</summary>
internal static class VolumeSensitive
{
    private static readonly ImmutableArray<string> Folders = ["/dev", "/proc", "/sys", "/boot", "/etc"];
    private static readonly ImmutableArray<string> Sockets = ["/var/run/docker.sock", "/run/docker.sock", "/run/containerd/containerd.sock", "/var/run/crio/crio.sock"];

    public static readonly Rule Rule = new()
    {
        Id = "volume-sensitive",
        Title = "A system folder or the Docker socket is a volume",
        Why = "A volume over /dev, /proc, /sys or /etc hides or shares what the system runs on; who reaches the Docker socket is root on the host.",
        Theme = RuleTheme.Privilege,
        Severity = RuleSeverity.Error,
        Aliases = ["DKL-DI-0002"],
        Before =
            """
            FROM debian:12.11
            VOLUME /var/run/docker.sock
            """,
        After =
            """
            FROM debian:12.11
            VOLUME /var/lib/app
            """,
        Check = static c =>
        {
            foreach (var volume in c.Stages.SelectMany(static s => s.All<PlainStatement>()).Where(static s => s.Syntax.Name == "volume"))
            {
                foreach (var word in volume.Words)
                {
                    if (volume.Scope.Expand(word.Text).Value is { } path && Reason(path) is { } reason) c.Report(word.Span, $"{path} as a volume {reason}; keep it out of VOLUME");
                }
            }

            if (c.Final is not { } final) return;
            foreach (var service in c.Settings.Services)
            {
                var socket = service.Volumes.FirstOrDefault(static v => Sockets.Any(s => v.Text.StartsWith(s, StringComparison.Ordinal)));
                if (socket is not null) c.Report(final.From.Span, $"the compose service {service.Name} mounts {socket.Text.Split(':')[0]} (line {socket.Line}): who takes over the service is root on the host");
            }
        },
    };

    private static string? Reason(string path)
    {
        var bare = path.TrimEnd('/');
        if (Sockets.Contains(bare)) return "asks for the socket that makes its reader root on the host";
        if (bare.Length == 0) return "hides the whole image";
        return Folders.Any(f => bare == f || f != "/etc" && bare.StartsWith(f + "/", StringComparison.Ordinal)) ? "hides or shares what the system runs on" : null;
    }
}
