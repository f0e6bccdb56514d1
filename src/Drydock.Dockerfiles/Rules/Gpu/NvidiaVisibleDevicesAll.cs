namespace Drydock.Dockerfiles.Rules.Gpu;

/// <summary>ENV NVIDIA_VISIBLE_DEVICES=all.</summary>
internal static class NvidiaVisibleDevicesAll
{
    public static readonly Rule Rule = new()
    {
        Id = "nvidia-visible-devices-all",
        Title = "The image asks for every GPU",
        Why = "Wherever NVIDIA's runtime is the default, the container grants itself every GPU of the host: it restricts nothing, and belongs to the deployment.",
        Theme = RuleTheme.Gpu,
        Severity = RuleSeverity.Warning,
        Fix = FixClass.Safe,
        Before =
            """
            FROM nvidia/cuda:12.4.1-runtime-ubuntu22.04
            ENV NVIDIA_VISIBLE_DEVICES=all
            CMD ["/srv/app"]
            """,
        After =
            """
            FROM nvidia/cuda:12.4.1-runtime-ubuntu22.04
            CMD ["/srv/app"]
            """,
        Check = static c =>
        {
            foreach (var (statement, pair) in ImageEnvironment.Of(c))
            {
                if (pair.Name != "NVIDIA_VISIBLE_DEVICES" || pair.Expanded != "all") continue;

                // NVIDIA's own images set it already: the line changes nothing there.
                var fixClass = CudaBase.IsNvidia(c.Final!) ? FixClass.Safe : FixClass.Consent;
                c.Report(pair.Span, "the image grants itself every GPU of any host whose default runtime is NVIDIA's; name the GPUs when the container starts: --gpus, or devices in compose",
                    StatementEdits.Fix(fixClass, "leave it to the deployment", StatementEdits.RemovePair(c, statement, pair)));
            }
        },
    };
}
