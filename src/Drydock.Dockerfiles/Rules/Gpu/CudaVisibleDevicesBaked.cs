namespace Drydock.Dockerfiles.Rules.Gpu;

/// <summary>CUDA_VISIBLE_DEVICES in the image.</summary>
internal static class CudaVisibleDevicesBaked
{
    public static readonly Rule Rule = new()
    {
        Id = "cuda-visible-devices-baked",
        Title = "The image fixes which GPU it uses",
        Why = "On a host with other GPUs, or under a scheduler that gives another one, the service finds none.",
        Theme = RuleTheme.Gpu,
        Severity = RuleSeverity.Warning,
        Fix = FixClass.Consent,
        Before =
            """
            FROM python:3.12.11-slim-bookworm
            ENV CUDA_VISIBLE_DEVICES=0
            USER 1000:1000

            """,
        After =
            """
            FROM python:3.12.11-slim-bookworm
            USER 1000:1000

            """,
        Check = static c =>
        {
            foreach (var (statement, pair) in EnvPairs.Of(c, "CUDA_VISIBLE_DEVICES"))
                c.Report(pair.Span, "the deployment decides which GPU; leave it out", EnvPairs.Remove(c, statement, pair, FixClass.Consent, "leave it to the deployment"));
        },
    };
}
