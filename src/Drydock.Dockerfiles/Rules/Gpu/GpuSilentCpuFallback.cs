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
        Fix = FixClass.Consent,
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
            foreach (var found in Of(c))
                c.Report(found.Span, $"when the GPU build of {found.Framework} cannot be installed, the one for the CPU is taken and the build stays green; let the build fail instead", Mended(c, found));
        },
    };

    /// <summary>Takes the other command away; null where more than it stands there.</summary>
    private static Fix? Mended(RuleContext c, Fallback found) =>
        found.Other is not { } other || c.TextOf(other).Contains('#', StringComparison.Ordinal) ? null : new Fix(FixClass.Consent, "let the build fail", TextEdit.Remove(other));

    /// <summary>An install and the one behind <c>||</c>.</summary>
    /// <param name="Span">Both.</param>
    /// <param name="Other">From the end of the first to the end of the second, where that is a command by itself.</param>
    /// <param name="Framework">What they install.</param>
    internal sealed record Fallback(TextSpan Span, TextSpan? Other, string Framework);

    /// <summary>The installs with such a fallback.</summary>
    internal static IEnumerable<Fallback> Of(RuleContext c)
    {
        foreach (var (_, call) in c.RunPackages)
        {
            if (!call.Installs || call.IsSystem || call.Invocation.Place.Next is not { Before: ShellOperator.Or } next || !IsForGpu(call)) continue;
            var wanted = FrameworksOf(call);
            var other = call.Invocation.Script.Invocations.Where(i => i.Command.Start >= next.Pipeline.Start && i.Command.End <= next.Pipeline.End).Select(PackageInstalls.Of).OfType<PackageInstall>()
                .FirstOrDefault(p => p.Installs && !IsForGpu(p) && FrameworksOf(p).Intersect(wanted, StringComparer.Ordinal).Any());
            if (other is null) continue;
            var script = call.Invocation.Script;
            var (first, second) = (script.SpanOf(call.Invocation.Command), script.SpanOf(other.Invocation.Command));
            var isAlone = next.Pipeline is { Negated: false, Commands: [var only] } && ReferenceEquals(only, other.Invocation.Command) && !next.Background && call.Invocation.Place is { Piped: false, PipelineIndex: 0, Item.Pipeline.Negated: false };
            yield return new Fallback(TextSpan.FromBounds(first.Start, second.End), isAlone ? TextSpan.FromBounds(first.End, second.End) : null, FrameworksOf(other).First());
        }
    }

    private static bool IsForGpu(PackageInstall call) => call.Invocation.Arguments.Any(static a =>
        a.Raw.Contains("+cu", StringComparison.Ordinal) || a.Raw.Contains("/cu1", StringComparison.Ordinal) || a.Prefix.Contains("-gpu", StringComparison.Ordinal) || a.Prefix.StartsWith("cupy-cuda", StringComparison.Ordinal)
        || a.Raw.Contains("[cuda", StringComparison.Ordinal) || a.Prefix.StartsWith("--torch-backend=cu", StringComparison.Ordinal) || a.Raw.Contains("/whl/$", StringComparison.Ordinal));

    private static IEnumerable<string> FrameworksOf(PackageInstall call) =>
        call.Operands.Select(static o => o.Prefix.Split('=', '<', '>', '~', '!', '[', '+')[0].Trim().ToLowerInvariant()).Select(static n => n.EndsWith("-gpu", StringComparison.Ordinal) ? n[..^4] : n.StartsWith("cupy-cuda", StringComparison.Ordinal) ? "cupy" : n)
            .Where(static n => Frameworks.Contains(n));
}
