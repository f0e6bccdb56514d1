using System.Globalization;

namespace Drydock.Dockerfiles.Rules.Syntax;

/// <summary>A port above 65535.</summary>
internal static class ExposeRange
{
    public static readonly Rule Rule = new()
    {
        Id = "expose-range",
        Title = "A port does not exist",
        Why = "Ports end at 65535; the build stops.",
        Theme = RuleTheme.Syntax,
        Severity = RuleSeverity.Error,
        Aliases = ["DL3011", "DS-0008"],
        Before =
            """
            FROM debian:12.11
            EXPOSE 80800

            """,
        After =
            """
            FROM debian:12.11
            EXPOSE 8080

            """,
        Check = static c =>
        {
            foreach (var (word, text) in ExposedPorts.Of(c.File))
            {
                if (Wrong(text) is { } wrong) c.Report(word.Span, wrong);
            }
        },
    };

    /// <summary>BuildKit, <c>parsePortSpec</c>: a port or two with <c>-</c> between, each 16 bits, and tcp, udp or sctp. What stands in front of <c>:</c> is another rule's.</summary>
    private static string? Wrong(string text)
    {
        var parts = text.Split(':')[^1].Split('/', 2);
        if (parts.Length > 1 && parts[1].ToLowerInvariant() is not ("" or "tcp" or "udp" or "sctp")) return $"\"{parts[1]}\" is no protocol that can be exposed; write tcp, udp or sctp";
        var ports = parts[0].Split('-');
        if (ports.Length > 2 || ports.Any(static p => p.Length == 0 || !p.All(char.IsAsciiDigit))) return $"\"{parts[0]}\" is no port; write a number, or a range such as 8000-8010";
        foreach (var port in ports)
        {
            if (Number(port) > 65535) return $"there is no port {port}; ports end at 65535";
        }

        return ports.Length == 2 && Number(ports[0]) > Number(ports[1]) ? $"the range {parts[0]} ends before it begins" : null;
    }

    private static int Number(string digits)
    {
        var bare = digits.TrimStart('0');
        return bare.Length > 5 ? int.MaxValue : bare.Length == 0 ? 0 : int.Parse(bare, CultureInfo.InvariantCulture);
    }
}
