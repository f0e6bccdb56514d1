namespace Drydock.Dockerfiles.Rules.Gpu;

/// <summary>ENV CUDA_VISIBLE_DEVICES.</summary>
internal static class CudaVisibleDevicesBaked
{
    public static readonly Rule Rule = new()
    {
        Id = "cuda-visible-devices-baked",
        Title = "The image fixes which GPUs a program sees",
        Why = "Numbers in CUDA_VISIBLE_DEVICES count the GPUs that the container was given: fixed in the image they hide the one that the deployment gave, and the program runs on the CPU.",
        Theme = RuleTheme.Gpu,
        Severity = RuleSeverity.Warning,
        Fix = FixClass.Consent,
        Before =
            """
            FROM python:3.12.11-slim-bookworm
            ENV CUDA_VISIBLE_DEVICES=0
            CMD ["python", "-m", "app"]
            """,
        After =
            """
            FROM python:3.12.11-slim-bookworm
            CMD ["python", "-m", "app"]
            """,
        Check = static c =>
        {
            // Empty and -1 hide every GPU on purpose.
            if (ImageEnvironment.Last(c, "CUDA_VISIBLE_DEVICES") is not { Pair.Expanded: { } value } found || value.Trim() is "" or "-1") return;
            c.Report(found.Pair.Span, $"CUDA_VISIBLE_DEVICES={value} in the image hides every other GPU that a deployment gives; choose the GPUs when the container starts",
                StatementEdits.Fix(FixClass.Consent, "leave it to the deployment", StatementEdits.RemovePair(c, found.Statement, found.Pair)));
        },
    };
}
