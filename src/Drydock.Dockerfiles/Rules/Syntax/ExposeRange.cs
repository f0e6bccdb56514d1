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
                foreach (var port in text.Split('/')[0].Split(':')[^1].Split('-'))
                {
                    if (port.Length > 0 && port.All(char.IsAsciiDigit) && (port.Length > 5 || int.Parse(port, CultureInfo.InvariantCulture) > 65535)) c.Report(word.Span, $"there is no port {port}; ports end at 65535");
                }
            }
        },
    };
}
