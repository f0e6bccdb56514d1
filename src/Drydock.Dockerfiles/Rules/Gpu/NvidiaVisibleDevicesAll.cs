namespace Drydock.Dockerfiles.Rules.Gpu;

/// <summary>NVIDIA_VISIBLE_DEVICES=all in the image.</summary>
internal static class NvidiaVisibleDevicesAll
{
    public static readonly Rule Rule = new()
    {
        Id = "nvidia-visible-devices-all",
        Title = "The image grants itself every GPU",
        Why = "On a host whose default runtime is NVIDIA's, any container of the image gets all GPUs, asked or not.",
        Theme = RuleTheme.Gpu,
        Severity = RuleSeverity.Warning,
        Fix = FixClass.Safe,
        Before =
            """
            FROM nvidia/cuda:12.4.1-runtime-ubuntu22.04
            ENV NVIDIA_VISIBLE_DEVICES=all
            USER 1000:1000

            """,
        After =
            """
            FROM nvidia/cuda:12.4.1-runtime-ubuntu22.04
            USER 1000:1000

            """,
        Check = static c =>
        {
            foreach (var (statement, pair) in EnvPairs.Of(c, "NVIDIA_VISIBLE_DEVICES").Where(static p => p.Pair.Expanded?.Trim() == "all"))
            {
                var isCuda = c.Stages[statement.StageIndex].RootFrom.Reference?.Repository == "nvidia/cuda";
                c.Report(pair.Span, "every container of this image gets every GPU of its host; leave it to the deployment", EnvPairs.Remove(c, statement, pair, isCuda ? FixClass.Safe : FixClass.Consent, "leave it to the deployment"));
            }
        },
    };
}
