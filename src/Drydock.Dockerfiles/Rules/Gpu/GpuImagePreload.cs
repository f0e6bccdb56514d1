using Drydock.Dockerfiles.Semantics;

namespace Drydock.Dockerfiles.Rules.Gpu;

/// <summary>ENV LD_PRELOAD in an image for the GPU.</summary>
internal static class GpuImagePreload
{
    private static readonly string[] Toolkit = ["NVIDIA_VISIBLE_DEVICES", "NVIDIA_DRIVER_CAPABILITIES", "NVIDIA_REQUIRE_CUDA", "CUDA_VERSION"];

    public static readonly Rule Rule = new()
    {
        Id = "gpu-image-preload",
        Title = "An image for the GPU sets LD_PRELOAD",
        Why = "NVIDIA's container toolkit before 1.17.8 ran its hooks on the host as root with the image's variables: a preloaded library of the image ran there (CVE-2025-23266).",
        Theme = RuleTheme.Gpu,
        Severity = RuleSeverity.High,
        Fix = FixClass.Consent,
        Before =
            """
            FROM nvidia/cuda:12.4.1-runtime-ubuntu22.04
            ENV LD_PRELOAD=/usr/lib/libjemalloc.so.2
            """,
        After =
            """
            FROM nvidia/cuda:12.4.1-runtime-ubuntu22.04

            """,
        Check = static c =>
        {
            if (ImageEnvironment.Last(c, "LD_PRELOAD") is not { } found || found.Pair.Expanded is "" || c.Final is not { } final || !IsForGpu(c, final)) return;
            c.Report(found.Pair.Span, "old toolkits load this library on the host as root; set LD_PRELOAD in the entrypoint, for the one program that needs it",
                StatementEdits.Fix(FixClass.Consent, "remove it", StatementEdits.RemovePair(c, found.Statement, found.Pair)));
        },
    };

    private static bool IsForGpu(RuleContext c, Stage final) =>
        CudaBase.Of(final) is not null || Toolkit.Any(name => ImageEnvironment.Last(c, name) is not null) || c.Settings.Services.Any(static s => s.Gpus.Length > 0 || s.Runtime?.Text == "nvidia");
}
