using Drydock.Dockerfiles.Compose;
using Drydock.Dockerfiles.Semantics;

namespace Drydock.Dockerfiles.Rules.Exposure;

/// <summary>EXPOSE that disagrees with the health check, the command or compose.</summary>
internal static class ExposeMismatch
{
    private static readonly string[] PortOptions = ["--port", "--http-port", "--server.port", "--listen-port"];
    private static readonly string[] BindOptions = ["--bind", "-b", "--listen", "--http", "--addr"];

    public static readonly Rule Rule = new()
    {
        Id = "expose-mismatch",
        Title = "EXPOSE names another port than the service uses",
        Why = "EXPOSE is what people and tools go by: with another port the health check fails, or traffic goes where nothing listens.",
        Theme = RuleTheme.Exposure,
        Severity = RuleSeverity.Warning,
        Before =
            """
            FROM python:3.12.11-slim-bookworm
            EXPOSE 8200
            HEALTHCHECK CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8201/health')"]
            """,
        After =
            """
            FROM python:3.12.11-slim-bookworm
            EXPOSE 8200
            HEALTHCHECK CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8200/health')"]
            """,
        Check = static c =>
        {
            if (c.Final is not { } final || ExposedPorts.HasUnknown(final)) return;
            var exposed = ExposedPorts.Of(final).ToList();
            if (exposed.Count == 0) return;
            var list = string.Join(", ", exposed.Select(static e => e.Word.Text));
            if (final.Last("healthcheck") is CommandStatement health && HealthProbe.Of(health).FirstOrDefault(p => p.Port is { } port && !Has(port)) is { } probe)
                c.Report(health.Span, $"the health check asks port {probe.Port}, EXPOSE names {list}; make them agree");
            foreach (var start in new[] { final.Last("entrypoint"), final.Last("cmd") }.OfType<CommandStatement>())
            {
                if (Listens(start) is { } port && !Has(port)) c.Report(start.Span, $"the command listens on port {port}, EXPOSE names {list}; make them agree");
            }

            foreach (var service in c.Settings.Services)
            {
                if (service.Ports.Select(Target).FirstOrDefault(p => p is { } port && !Has(port)) is { } target)
                    c.Report(exposed[0].Word.Span, $"the compose service {service.Name} publishes port {target} of the container (line {service.Ports[0].Line}), EXPOSE names {list}; make them agree");
            }

            bool Has(int port) => exposed.Exists(e => port >= e.First && port <= e.Last);
        },
    };

    /// <summary>The port that a command line names in an option.</summary>
    private static int? Listens(CommandStatement start)
    {
        var words = start.CommandLine;
        for (var i = 0; i < words.Length; i++)
        {
            if (words[i] is not { } word) continue;
            var equals = word.IndexOf('=', StringComparison.Ordinal);
            var (option, value) = equals > 0 && word.StartsWith('-') ? (word[..equals], word[(equals + 1)..]) : (word, i + 1 < words.Length ? words[i + 1] : null);
            if (value is null) continue;
            if (PortOptions.Contains(option)) return ExposedPorts.Port(value);
            if (BindOptions.Contains(option) && value.LastIndexOf(':') is >= 0 and var colon) return ExposedPorts.Port(value[(colon + 1)..]);
        }

        return null;
    }

    /// <summary>The container's side of a published port: <c>8080:80/tcp</c>, <c>127.0.0.1:8080:80</c>, <c>80</c>.</summary>
    private static int? Target(ComposeValue port)
    {
        var text = port.Text.Split('/')[0];
        return ExposedPorts.Port(text[(text.LastIndexOf(':') + 1)..]);
    }
}
