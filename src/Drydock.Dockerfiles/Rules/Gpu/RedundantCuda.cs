using System.Globalization;
using Drydock.Dockerfiles.Shell;
using Drydock.Dockerfiles.Syntax;

namespace Drydock.Dockerfiles.Rules.Gpu;

/// <summary>CUDA a second time.</summary>
internal static class RedundantCuda
{
    public static readonly Rule Rule = new()
    {
        Id = "redundant-cuda",
        Title = "CUDA is in the image twice",
        Why = "CUDA images have it, and PyTorch's wheels bring their own: a second copy is gigabytes to pull and another set of libraries to find by mistake.",
        Theme = RuleTheme.Gpu,
        Severity = RuleSeverity.Info,
        Before =
            """
            FROM nvidia/cuda:12.4.1-runtime-ubuntu22.04
            RUN apt-get update && apt-get install -y cuda-toolkit-12-4
            """,
        After =
            """
            FROM nvidia/cuda:12.4.1-runtime-ubuntu22.04
            RUN apt-get update && apt-get install -y python3
            """,
        Check = static c =>
        {
            foreach (var (span, message) in Of(c)) c.Report(span, message);
        },
    };

    /// <summary>What is there twice.</summary>
    internal static IEnumerable<(TextSpan Span, string Message)> Of(RuleContext c)
    {
        if (c.Final is not { } final) yield break;
        var calls = final.Lineage.Reverse().SelectMany(static s => s.Runs).SelectMany(static r => r.Packages).Where(static p => p.Installs).ToList();
        var torch = calls.SelectMany(static p => p.Operands, static (p, o) => (Call: p, Word: o)).FirstOrDefault(static p => IsTorch(p.Call, p.Word));
        var facts = CudaBase.Of(final);
        foreach (var (call, word) in calls.SelectMany(static p => p.Operands, static (p, o) => (p, o)).Where(static p => IsToolkit(p.p, p.o)))
        {
            if (facts is not null) yield return (call.Invocation.Script.SpanOf(word), $"{word.Value} installs CUDA a second time: {facts.Name} has it");
            else if (torch.Word is not null) yield return (call.Invocation.Script.SpanOf(word), $"{word.Value} installs CUDA beside PyTorch's wheels, which bring their own; leave it out");
        }

        // "base" has little more than the runtime's first library; the larger ones hold what the wheels bring again.
        if (facts is { HasTorch: false, CudaFlavour: "runtime" or "devel" } && torch.Word is not null)
            yield return (torch.Call.Invocation.Script.SpanOf(torch.Word), $"PyTorch's wheels bring CUDA of their own{Size(c, "wheels")}: {facts.Name} holds it twice{Size(c, facts.CudaFlavour)}; build on python:*-slim, the driver comes from the host");
    }

    /// <summary>How much that is, where it was measured.</summary>
    private static string Size(RuleContext c, string what) =>
        c.Settings.GpuTables.Sizes.FirstOrDefault(s => s.What == what) is { } size ? string.Create(CultureInfo.InvariantCulture, $" (about {size.Megabytes / 1000m:0.0} GB compressed)") : "";

    private static bool IsToolkit(PackageInstall call, ShellWord word) => word.Value is { } name
        && (call.IsSystem && (name is "nvidia-cuda-toolkit" or "cuda" || name.StartsWith("cuda-toolkit", StringComparison.Ordinal) || name.StartsWith("cuda-runtime-", StringComparison.Ordinal) || name.StartsWith("cuda-libraries-", StringComparison.Ordinal) || name.StartsWith("libcudnn", StringComparison.Ordinal) || name.Length > 6 && name.StartsWith("cuda-", StringComparison.Ordinal) && char.IsAsciiDigit(name[5]))
            || call.Manager is "conda" or "mamba" or "micromamba" && (name.StartsWith("cudatoolkit", StringComparison.Ordinal) || name.StartsWith("cuda-toolkit", StringComparison.Ordinal)));

    /// <summary>A wheel of PyTorch that is not the one for the CPU.</summary>
    private static bool IsTorch(PackageInstall call, ShellWord word) =>
        call.Manager is "pip" or "uv pip" && word.Prefix.Split('=', '<', '>', '~', '!', '[', '+', '@')[0].Trim() == "torch" && !word.Raw.Contains("+cpu", StringComparison.Ordinal)
        && !call.Invocation.Arguments.Any(static a => a.Raw.TrimEnd('/', '"', '\'').EndsWith("/whl/cpu", StringComparison.Ordinal));
}
