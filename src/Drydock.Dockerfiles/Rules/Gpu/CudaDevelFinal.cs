using Drydock.Dockerfiles.Semantics;
using Drydock.Dockerfiles.Syntax;

namespace Drydock.Dockerfiles.Rules.Gpu;

/// <summary>A final stage on a devel image.</summary>
internal static class CudaDevelFinal
{
    private static readonly string[] Compilers = ["nvcc", "make", "cmake", "ninja", "gcc", "g++", "cc", "c++", "clang", "cargo", "go", "meson"];

    public static readonly Rule Rule = new()
    {
        Id = "cuda-devel-final",
        Title = "The service runs on a CUDA development image",
        Why = "devel images carry compilers, headers and static libraries: gigabytes to pull, and everything an attacker needs to build tools on the spot.",
        Theme = RuleTheme.Gpu,
        Severity = RuleSeverity.Warning,
        Fix = FixClass.Consent,
        Before =
            """
            FROM nvidia/cuda:12.4.1-cudnn-devel-ubuntu22.04
            CMD ["/srv/app"]
            """,
        After =
            """
            FROM nvidia/cuda:12.4.1-cudnn-runtime-ubuntu22.04
            CMD ["/srv/app"]
            """,
        Check = static c =>
        {
            if (c.Final is not { } final || CudaBase.Of(final) is not { CudaFlavour: "devel" } facts) return;
            c.Report(final.From.Span, $"{facts.Name} is a development image; run on its runtime or base variant, and compile in another stage", Mend(c, final));
        },
    };

    /// <summary>The runtime variant, where the FROM names the tag itself and nothing in the stage compiles.</summary>
    private static Fix? Mend(RuleContext c, Stage final)
    {
        if (final.From.BaseStage is not null || final.From.Reference is not { Digest: null } || final.Runs.Any(static r => r.Script is null || r.Invocations.Any(static i => i.Runs(Compilers)) || r.Packages.Any(static p => p is { Manager: "pip" or "uv pip", Installs: true }))) return null;
        var word = final.From.Image;
        var at = word.Text.LastIndexOf("-devel", StringComparison.Ordinal);
        if (at < 0 || c.TextOf(word.Span) != word.Text) return null;
        return new Fix(FixClass.Consent, "take the runtime variant", new TextEdit(new TextSpan(word.Span.Start + at, "-devel".Length), "-runtime"));
    }
}
