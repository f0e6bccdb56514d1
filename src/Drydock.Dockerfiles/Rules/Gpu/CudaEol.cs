namespace Drydock.Dockerfiles.Rules.Gpu;

/// <summary>A CUDA image that was withdrawn.</summary>
/// <remarks>The end of the distribution below it is the business of base-eol.</remarks>
internal static class CudaEol
{
    public static readonly Rule Rule = new()
    {
        Id = "cuda-eol",
        Title = "The CUDA image is withdrawn",
        Why = "NVIDIA deletes the tags of versions whose support has ended, pinned digests included: the build stops on the day that no cache has them.",
        Theme = RuleTheme.Gpu,
        Severity = RuleSeverity.Warning,
        Before =
            """
            FROM nvidia/cuda:11.1.0-runtime-ubuntu20.04
            """,
        After =
            """
            FROM nvidia/cuda:12.9.1-runtime-ubuntu24.04
            """,
        Check = static c =>
        {
            foreach (var stage in c.Stages.Where(static s => s.From.Reference is not null && CudaBase.IsNvidia(s)))
            {
                if (CudaBase.Of(stage) is { Cuda: { } cuda } && CudaReleases.IsWithdrawn(cuda))
                    c.Report(stage.From.Image.Span, $"no image of CUDA {cuda} was left on {CudaReleases.AsOf}; CUDA {CudaReleases.Next(cuda)} is the next one that was");
            }
        },
    };
}
