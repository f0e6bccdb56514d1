using Drydock.Dockerfiles.Shell;

namespace Drydock.Dockerfiles.Rules.Gpu;

/// <summary>An install for the GPU that falls back to the CPU.</summary>
internal static class GpuSilentCpuFallback
{
    public static readonly Rule Rule = new()
    {
        Id = "gpu-silent-cpu-fallback",
        Title = "A failed GPU install becomes a CPU install",
        Why = "The build stays green and the service is slow: nobody learns that the GPU is not used.",
        Theme = RuleTheme.Gpu,
        Severity = RuleSeverity.Warning,
        Before =
            """
            FROM python:3.12.11-slim-bookworm
            RUN pip install torch==2.5.1+cu121 || pip install torch

            """,
        After =
            """
            FROM python:3.12.11-slim-bookworm
            RUN pip install torch==2.5.1+cu121

            """,
        Check = static c =>
        {
            foreach (var run in c.Runs)
            {
                foreach (var call in run.Packages.Where(static p => p.Manager is "pip" or "uv pip" && p.Installs))
                {
                    if (call.Invocation.Place.Next is not { Before: ShellOperator.Or } || !IsGpu(call)) continue;
                    var next = run.Packages.FirstOrDefault(p => p.Invocation.Command.Start > call.Invocation.Command.Start && p.Installs && p.Invocation.Place.Item == call.Invocation.Place.Next);
                    c.Report(run.SpanOf(call.Invocation.Command), next is null ? "the failure of this install is hidden, and the service then has no GPU" : "when this fails the next command installs another build and the service runs on the CPU; let the build fail");
                }
            }
        },
    };

    private static bool IsGpu(PackageInstall call) =>
        call.Invocation.Arguments.Any(static a => a.Prefix.Contains("+cu", StringComparison.Ordinal) || a.Prefix.Contains("/whl/cu", StringComparison.Ordinal) || a.Prefix.Contains("-cu12", StringComparison.Ordinal) || a.Prefix.Contains("-cu11", StringComparison.Ordinal) || a.Prefix.Contains("onnxruntime-gpu", StringComparison.Ordinal));
}
