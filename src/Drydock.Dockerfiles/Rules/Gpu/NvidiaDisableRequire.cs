namespace Drydock.Dockerfiles.Rules.Gpu;

/// <summary>NVIDIA_DISABLE_REQUIRE in the image.</summary>
internal static class NvidiaDisableRequire
{
    public static readonly Rule Rule = new()
    {
        Id = "nvidia-disable-require",
        Title = "The check of the driver is switched off",
        Why = "A driver that is too old then fails in the service, not at its start.",
        Theme = RuleTheme.Gpu,
        Severity = RuleSeverity.Warning,
        Before =
            """
            FROM nvidia/cuda:12.4.1-runtime-ubuntu22.04
            ENV NVIDIA_DISABLE_REQUIRE=1

            """,
        After =
            """
            FROM nvidia/cuda:12.4.1-runtime-ubuntu22.04
            ENV NVIDIA_DRIVER_CAPABILITIES=compute,utility

            """,
        Check = static c =>
        {
            foreach (var (_, pair) in EnvPairs.Of(c, "NVIDIA_DISABLE_REQUIRE").Where(static p => p.Pair.Expanded is not ("0" or "false" or "")))
                c.Report(pair.Span, "a driver that is too old is found only when the service fails; leave the check on");
        },
    };
}
