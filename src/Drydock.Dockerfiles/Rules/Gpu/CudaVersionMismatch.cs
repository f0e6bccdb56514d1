namespace Drydock.Dockerfiles.Rules.Gpu;

/// <summary>Wheels for another CUDA than the base.</summary>
internal static class CudaVersionMismatch
{
    public static readonly Rule Rule = new()
    {
        Id = "cuda-version-mismatch",
        Title = "Wheels are built for another CUDA than the base",
        Why = "Two runtimes in one image; extensions that are compiled here fit only one of them.",
        Theme = RuleTheme.Gpu,
        Severity = RuleSeverity.Warning,
        Before =
            """
            FROM nvidia/cuda:12.4.1-runtime-ubuntu22.04
            RUN pip install torch==2.5.1 --index-url https://download.pytorch.org/whl/cu118

            """,
        After =
            """
            FROM nvidia/cuda:12.4.1-runtime-ubuntu22.04
            RUN pip install torch==2.5.1 --index-url https://download.pytorch.org/whl/cu124

            """,
        Check = static c =>
        {
            foreach (var stage in c.Stages.Where(static s => s.RootFrom.Reference?.Repository == "nvidia/cuda"))
            {
                if (stage.RootFrom.Reference!.Tag?.Split('-')[0].Split('.') is not [var major, var minor, ..]) continue;
                foreach (var run in stage.Runs)
                {
                    foreach (var word in run.Packages.Where(static p => p.Manager is "pip" or "uv pip" && p.Installs).SelectMany(static p => p.Invocation.Arguments))
                    {
                        if (Cuda(word.Prefix) is { } wheel && wheel.Major != major) c.Report(run.SpanOf(word), $"cu{wheel.Major}{wheel.Minor} on a base with CUDA {major}.{minor}; take wheels of cu{major}, or a base without CUDA");
                    }
                }
            }
        },
    };

    /// <summary><c>/whl/cu118</c>, <c>torch==2.1+cu121</c>.</summary>
    private static (string Major, string Minor)? Cuda(string text)
    {
        var at = text.LastIndexOf("+cu", StringComparison.Ordinal);
        if (at < 0) at = text.LastIndexOf("/cu", StringComparison.Ordinal);
        if (at < 0) return null;
        var digits = new string([.. text[(at + 3)..].TakeWhile(char.IsAsciiDigit)]);
        return digits.Length == 3 ? (digits[..2], digits[2..]) : null;
    }
}
