namespace Drydock.Dockerfiles.Rules.Gpu;

/// <summary>ENV NVIDIA_DISABLE_REQUIRE.</summary>
internal static class NvidiaDisableRequire
{
    public static readonly Rule Rule = new()
    {
        Id = "nvidia-disable-require",
        Title = "The check of the host's driver is switched off",
        Why = "NVIDIA's runtime refuses a container whose CUDA the driver cannot run. Switched off, the container starts and fails at its first use of the GPU.",
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
            ENV NVIDIA_DISABLE_REQUIRE=0
            """,
        Check = static c =>
        {
            if (ImageEnvironment.Last(c, "NVIDIA_DISABLE_REQUIRE") is not { Pair.Expanded: { } value } found || value.ToLowerInvariant() is not ("1" or "t" or "true")) return;
            c.Report(found.Pair.Span, "the runtime no longer tells that the host's driver is too old for this CUDA; remove it and choose a CUDA that the driver runs");
        },
    };
}
