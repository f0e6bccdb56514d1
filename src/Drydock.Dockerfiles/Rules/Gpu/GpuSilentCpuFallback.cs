using System.Collections.Immutable;
using Drydock.Dockerfiles.Shell;
using Drydock.Dockerfiles.Syntax;

namespace Drydock.Dockerfiles.Rules.Gpu;

/// <summary>An installation for the GPU that falls back to one for the CPU.</summary>
internal static class GpuSilentCpuFallback
{
    private static readonly ImmutableArray<string> Frameworks = ["torch", "torchvision", "torchaudio", "tensorflow", "onnxruntime", "cupy", "jax", "jaxlib", "paddlepaddle", "xgboost"];

    public static readonly Rule Rule = new()
    {
        Id = "gpu-silent-cpu-fallback",
        Title = "A failed GPU installation is replaced by one for the CPU",
        Why = "The build stays green and the service runs many times slower: nobody learns that the GPU is not used.",
        Theme = RuleTheme.Gpu,
        Severity = RuleSeverity.Warning,
        Before =
            """
            FROM python:3.12.11-slim-bookworm
            RUN pip install torch --index-url https://download.pytorch.org/whl/cu124 || pip install torch
            """,
        After =
            """
            FROM python:3.12.11-slim-bookworm
            RUN pip install torch --index-url https://download.pytorch.org/whl/cu124
            """,
        Check = static c =>
        {
            foreach (var (span, framework) in Of(c))
                c.Report(span, $"when the GPU build of {framework} cannot be installed, the one for the CPU is taken and the build stays green; let the build fail instead");
        },
    };

    /// <summary>The two commands, and what they install.</summary>
    internal static IEnumerable<(TextSpan Span, string Framework)> Of(RuleContext c)
    {
        foreach (var (_, call) in c.RunPackages)
        {
            if (!call.Installs || call.IsSystem || call.Invocation.Place.Next is not { Before: ShellOperator.Or } next || !IsForGpu(call)) continue;
            var wanted = FrameworksOf(call);
            var other = call.Invocation.Script.Invocations.Where(i => i.Command.Start >= next.Pipeline.Start && i.Command.End <= next.Pipeline.End).Select(PackageInstalls.Of).OfType<PackageInstall>()
                .FirstOrDefault(p => p.Installs && !IsForGpu(p) && FrameworksOf(p).Intersect(wanted, StringComparer.Ordinal).Any());
            if (other is null) continue;
            var script = call.Invocation.Script;
            yield return (TextSpan.FromBounds(script.SpanOf(call.Invocation.Command).Start, script.SpanOf(other.Invocation.Command).End), FrameworksOf(other).First());
        }
    }

    private static bool IsForGpu(PackageInstall call) => call.Invocation.Arguments.Any(static a =>
        a.Raw.Contains("+cu", StringComparison.Ordinal) || a.Raw.Contains("/cu1", StringComparison.Ordinal) || a.Prefix.Contains("-gpu", StringComparison.Ordinal) || a.Prefix.StartsWith("cupy-cuda", StringComparison.Ordinal)
        || a.Raw.Contains("[cuda", StringComparison.Ordinal) || a.Prefix.StartsWith("--torch-backend=cu", StringComparison.Ordinal) || a.Raw.Contains("/whl/$", StringComparison.Ordinal));

    private static IEnumerable<string> FrameworksOf(PackageInstall call) =>
        call.Operands.Select(static o => o.Prefix.Split('=', '<', '>', '~', '!', '[', '+')[0].Trim().ToLowerInvariant()).Select(static n => n.EndsWith("-gpu", StringComparison.Ordinal) ? n[..^4] : n.StartsWith("cupy-cuda", StringComparison.Ordinal) ? "cupy" : n)
            .Where(static n => Frameworks.Contains(n));
}
