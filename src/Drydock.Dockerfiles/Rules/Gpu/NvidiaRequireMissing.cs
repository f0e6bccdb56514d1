using Drydock.Dockerfiles.Semantics;

namespace Drydock.Dockerfiles.Rules.Gpu;

/// <summary>CUDA copied into an image that does not say which driver it needs.</summary>
internal static class NvidiaRequireMissing
{
    public static readonly Rule Rule = new()
    {
        Id = "nvidia-require-missing",
        Title = "The image does not say which driver it needs",
        Why = "The container starts on any host, and fails at its first use of the GPU where the driver is too old.",
        Theme = RuleTheme.Gpu,
        Severity = RuleSeverity.Info,
        Before =
            """
            FROM nvidia/cuda:12.4.1-runtime-ubuntu22.04 AS cuda
            FROM ubuntu:22.04
            COPY --from=cuda /usr/local/cuda /usr/local/cuda

            """,
        After =
            """
            FROM nvidia/cuda:12.4.1-runtime-ubuntu22.04 AS cuda
            FROM ubuntu:22.04
            COPY --from=cuda /usr/local/cuda /usr/local/cuda
            ENV NVIDIA_REQUIRE_CUDA="cuda>=12.4"

            """,
        Check = static c =>
        {
            if (c.Final is not { } final || final.RootFrom.Reference?.Repository == "nvidia/cuda" || EnvPairs.Of(c, "NVIDIA_REQUIRE_CUDA").Any()) return;
            foreach (var copy in final.Lineage.SelectMany(static s => s.All<CopyStatement>()))
            {
                if (copy.FromStage is { } index && index < c.Stages.Length && c.Stages[index].RootFrom.Reference?.Repository == "nvidia/cuda" && copy.Sources.Any(static w => w.Text.Contains("cuda", StringComparison.Ordinal)))
                    c.Report(copy.Span, "CUDA comes along, its NVIDIA_REQUIRE_CUDA does not; set it, so that an old driver is refused at the start");
            }
        },
    };
}
