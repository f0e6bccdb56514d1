using Drydock.Dockerfiles.Semantics;
using Drydock.Gpu.Reference;
using Drydock.Gpu.Resolution;

namespace Drydock.Dockerfiles.Rules.Gpu;

/// <summary>CUDA in an image that no longer says which driver it needs.</summary>
internal static class NvidiaRequireMissing
{
    public static readonly Rule Rule = new()
    {
        Id = "nvidia-require-missing",
        Title = "The image has CUDA but does not say which driver it needs",
        Why = "NVIDIA's CUDA images set NVIDIA_REQUIRE_CUDA, by which the runtime refuses a host whose driver is too old; copied onto another base, CUDA comes without it.",
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
            ENV NVIDIA_REQUIRE_CUDA=cuda>=12.4
            COPY --from=cuda /usr/local/cuda /usr/local/cuda
            """,
        Check = static c =>
        {
            if (c.Final is not { } final) return;
            var setting = ImageEnvironment.Last(c, "NVIDIA_REQUIRE_CUDA");
            if (setting is { Pair.Expanded: "" } emptied && CudaBase.IsNvidia(final))
            {
                c.Report(emptied.Pair.Span, "this takes away what the base says about the driver that it needs; remove it");
                return;
            }

            if (setting is not null || CudaBase.Of(final) is not null) return;
            foreach (var copy in final.Lineage.SelectMany(static s => s.All<CopyStatement>()).Where(static s => s.From is not null && s.Sources.Any(static w => w.Text.StartsWith("/usr/local/cuda", StringComparison.Ordinal))))
            {
                var version = Source(c, copy) is { Cuda: { } cuda } ? $"{cuda.Line}" : "the version";
                c.Report(copy.Span, $"CUDA is copied, but what its image says about the driver is not; add ENV NVIDIA_REQUIRE_CUDA=cuda>={version}");
                return;
            }
        },
    };

    private static BaseImageFacts? Source(RuleContext c, CopyStatement copy) =>
        copy.FromStage is { } index && index < c.Stages.Length ? CudaBase.Of(c.Stages[index]) : BaseImageFacts.Of(copy.From!, GpuTables.BuiltIn);
}
