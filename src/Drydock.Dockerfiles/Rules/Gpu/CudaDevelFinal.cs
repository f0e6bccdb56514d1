using Drydock.Dockerfiles.Syntax;

namespace Drydock.Dockerfiles.Rules.Gpu;

/// <summary>A devel image as what is shipped.</summary>
internal static class CudaDevelFinal
{
    public static readonly Rule Rule = new()
    {
        Id = "cuda-devel-final",
        Title = "A CUDA image with compilers is shipped",
        Why = "devel holds nvcc, headers and static libraries: gigabytes that no service needs at run time.",
        Theme = RuleTheme.Gpu,
        Severity = RuleSeverity.Warning,
        Fix = FixClass.Consent,
        Before =
            """
            FROM nvidia/cuda:12.4.1-devel-ubuntu22.04
            CMD ["app"]

            """,
        After =
            """
            FROM nvidia/cuda:12.4.1-runtime-ubuntu22.04
            CMD ["app"]

            """,
        Check = static c =>
        {
            if (c.Final?.RootFrom is not { Reference: { Repository: "nvidia/cuda", Tag: { } tag, Digest: null } } from || !tag.Contains("-devel", StringComparison.Ordinal)) return;
            var at = from.Image.Text.IndexOf("-devel", StringComparison.Ordinal);
            c.Report(from.Image.Span, "devel holds compilers and headers; ship the runtime variant, or base where wheels bring CUDA",
                at < 0 ? null : new Fix(FixClass.Consent, "build on the runtime variant", new TextEdit(new TextSpan(from.Image.Span.Start + SourceText.ByteCount(from.Image.Text.AsSpan(0, at)), 6), "-runtime")));
        },
    };
}
