using System.Globalization;
using Drydock.Dockerfiles.Shell;
using Drydock.Dockerfiles.Syntax;
using Drydock.Gpu.Reference;
using Drydock.Gpu.Resolution;
using Drydock.Gpu.Versions;

namespace Drydock.Dockerfiles.Rules.Gpu;

/// <summary>Wheels for another CUDA than the base has.</summary>
internal static class CudaVersionMismatch
{
    public static readonly Rule Rule = new()
    {
        Id = "cuda-version-mismatch",
        Title = "A wheel is built for another CUDA than the base image has",
        Why = "Extensions that are compiled, and libraries that are found by chance, mix the two: they fail to load, or the program uses the older one without a word.",
        Theme = RuleTheme.Gpu,
        Severity = RuleSeverity.Warning,
        Fix = FixClass.Consent,
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
            foreach (var stage in c.Stages)
            {
                if (CudaBase.Of(stage) is not { Cuda: { } cuda } facts) continue;
                foreach (var run in stage.Runs)
                {
                    foreach (var call in run.Packages.Where(static p => p.Installs && p.Manager is "pip" or "uv pip" or "uv")) Judge(c, facts, cuda, call);
                }
            }
        },
    };

    private static void Judge(RuleContext c, BaseImageFacts facts, CudaVersion cuda, PackageInstall call)
    {
        foreach (var word in call.Invocation.Arguments)
        {
            if (word.Value is not { } text || BuiltFor(text) is not { } wheel || Agrees(facts, cuda, wheel)) continue;

            // A minor version apart matters only to what is compiled here.
            var severity = wheel.Major == cuda.Major ? RuleSeverity.Info : RuleSeverity.Warning;
            c.Report(severity, word.Span, $"this is built for CUDA {Text(wheel)}, the base {facts.Name} has CUDA {cuda.Line}; take one for {cuda.Line.WheelTag}, or a base without CUDA", Mend(c, call, word, cuda));
        }
    }

    /// <summary>Wheels bring their own runtime: within a major version only a development image, whose compiler is used, has to agree.</summary>
    private static bool Agrees(BaseImageFacts facts, CudaVersion cuda, (int Major, int? Minor) wheel) =>
        wheel.Major == cuda.Major && (wheel.Minor is null || wheel.Minor == cuda.Minor || facts.CudaFlavour != "devel");

    /// <summary>The CUDA that an index, a local version or a package's name stands for.</summary>
    private static (int Major, int? Minor)? BuiltFor(string word)
    {
        var equals = word.StartsWith("--", StringComparison.Ordinal) ? word.IndexOf('=', StringComparison.Ordinal) + 1 : 0;
        if (word[equals..].StartsWith("http", StringComparison.OrdinalIgnoreCase)) return TorchIndex.Of(word[equals..]).Cuda is { } index ? (index.Major, index.Minor) : null;
        var plus = word.IndexOf("+cu", StringComparison.Ordinal);
        if (plus > 0 && CudaVersion.TryParseTag(word.AsSpan(plus + 1), out var local)) return (local.Major, local.Minor);
        if (!word.StartsWith("cupy-cuda", StringComparison.OrdinalIgnoreCase)) return null;
        var digits = new string([.. word["cupy-cuda".Length..].TakeWhile(char.IsAsciiDigit)]);
        if (digits.Length == 3) return (int.Parse(digits[..2], CultureInfo.InvariantCulture), int.Parse(digits[2..], CultureInfo.InvariantCulture));
        return digits.Length == 2 ? (int.Parse(digits, CultureInfo.InvariantCulture), null) : null;
    }

    private static string Text((int Major, int? Minor) cuda) => cuda.Minor is { } minor ? $"{cuda.Major}.{minor}" : $"{cuda.Major}";

    /// <summary>The index of the base's CUDA, where every pinned version of PyTorch is known to have a build for it.</summary>
    private static Fix? Mend(RuleContext c, PackageInstall call, ShellWord word, CudaVersion cuda)
    {
        var torch = call.Operands.Select(static o => o.Value).FirstOrDefault(static o => o?.StartsWith("torch==", StringComparison.Ordinal) == true)?["torch==".Length..];
        if (torch is null || !WheelVersion.TryParse(torch, out var version) || GpuTables.BuiltIn.Pins.FirstOrDefault(p => p.Torch.Equals(version)) is not { } pins || !pins.Builds.Contains(cuda.Line.WheelTag)) return null;
        var span = word.Span;
        var text = c.TextOf(span);
        var at = text.LastIndexOf("/whl/cu", StringComparison.Ordinal);
        if (at < 0 || text != word.Raw) return null;
        var digits = text[(at + "/whl/cu".Length)..].TakeWhile(char.IsAsciiDigit).Count();
        return new Fix(FixClass.Consent, $"take the builds for {cuda.Line}", new TextEdit(new TextSpan(span.Start + at + "/whl/".Length, digits + 2), cuda.Line.WheelTag));
    }
}
