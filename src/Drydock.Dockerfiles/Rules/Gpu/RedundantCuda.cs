namespace Drydock.Dockerfiles.Rules.Gpu;

/// <summary>CUDA that is there already.</summary>
internal static class RedundantCuda
{
    public static readonly Rule Rule = new()
    {
        Id = "redundant-cuda",
        Title = "CUDA is installed twice",
        Why = "Gigabytes, and two versions of which the loader takes one.",
        Theme = RuleTheme.Gpu,
        Severity = RuleSeverity.Info,
        Before =
            """
            FROM nvidia/cuda:12.4.1-runtime-ubuntu22.04
            RUN apt-get update && apt-get install -y --no-install-recommends cuda-toolkit-12-4

            """,
        After =
            """
            FROM nvidia/cuda:12.4.1-runtime-ubuntu22.04
            RUN nvcc --version || true

            """,
        Check = static c =>
        {
            foreach (var stage in c.Stages)
            {
                var isCuda = stage.RootFrom.Reference?.Repository == "nvidia/cuda";
                var hasTorch = stage.Runs.SelectMany(static r => r.Packages).Any(static p => p.Manager is "pip" or "uv pip" && p.Operands.Any(static w => w.Prefix.StartsWith("torch", StringComparison.Ordinal)));
                if (!isCuda && !hasTorch) continue;
                foreach (var (run, call) in stage.Runs.SelectMany(static r => r.Packages, static (r, p) => (r, p)).Where(static x => x.p is { IsSystem: true, Installs: true }))
                {
                    foreach (var word in call.Operands.Where(static w => w.Value is { } n && (n.StartsWith("cuda-toolkit", StringComparison.Ordinal) || n.StartsWith("nvidia-cuda-toolkit", StringComparison.Ordinal) || n == "cuda")))
                        c.Report(run.SpanOf(word), isCuda ? "the base brings CUDA already" : "PyTorch's wheels bring their own CUDA");
                }
            }
        },
    };
}
