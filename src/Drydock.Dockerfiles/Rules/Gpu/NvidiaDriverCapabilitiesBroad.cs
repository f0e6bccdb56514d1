namespace Drydock.Dockerfiles.Rules.Gpu;

/// <summary>More driver capabilities than computing needs.</summary>
internal static class NvidiaDriverCapabilitiesBroad
{
    public static readonly Rule Rule = new()
    {
        Id = "nvidia-driver-capabilities-broad",
        Title = "The image asks for more of the driver than it needs",
        Why = "all mounts graphics, video and display libraries of the host, each a way into its driver.",
        Theme = RuleTheme.Gpu,
        Severity = RuleSeverity.Info,
        Fix = FixClass.Consent,
        Before =
            """
            FROM python:3.12.11-slim-bookworm
            ENV NVIDIA_DRIVER_CAPABILITIES=all

            """,
        After =
            """
            FROM python:3.12.11-slim-bookworm
            ENV NVIDIA_DRIVER_CAPABILITIES=compute,utility

            """,
        Check = static c =>
        {
            foreach (var (_, pair) in EnvPairs.Of(c, "NVIDIA_DRIVER_CAPABILITIES"))
            {
                var asked = (pair.Expanded ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
                if (asked.FirstOrDefault(static a => a is "all" or "graphics" or "display") is { } broad)
                    c.Report(pair.Span, $"{broad} mounts more of the host's driver than computing needs; compute,utility does", new Fix(FixClass.Consent, "write compute,utility", new TextEdit(pair.ValueSpan, "compute,utility")));
            }
        },
    };
}
