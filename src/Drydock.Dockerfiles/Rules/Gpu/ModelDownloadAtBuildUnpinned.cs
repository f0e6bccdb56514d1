namespace Drydock.Dockerfiles.Rules.Gpu;

/// <summary>A model that is downloaded without a revision.</summary>
internal static class ModelDownloadAtBuildUnpinned
{
    public static readonly Rule Rule = new()
    {
        Id = "model-download-at-build-unpinned",
        Title = "A model is downloaded without a revision",
        Why = "The weights are whatever their owner published last: two builds of one file answer differently.",
        Theme = RuleTheme.Gpu,
        Severity = RuleSeverity.Info,
        Before =
            """
            FROM python:3.12.11-slim-bookworm
            RUN huggingface-cli download acme/model

            """,
        After =
            """
            FROM python:3.12.11-slim-bookworm
            RUN huggingface-cli download acme/model --revision 1f2e3d4c5b6a79881f2e3d4c5b6a79881f2e3d4c

            """,
        Check = static c =>
        {
            foreach (var (run, command) in c.RunCommands)
            {
                var hub = command.Runs("huggingface-cli", "hf") && command.Arguments.Any(static a => a.Value == "download") && !command.HasOption("--revision");
                var python = command.Name?.StartsWith("python", StringComparison.Ordinal) == true && command.Arguments.Any(static a => (a.Prefix.Contains("from_pretrained(", StringComparison.Ordinal) || a.Prefix.Contains("snapshot_download(", StringComparison.Ordinal)) && !a.Prefix.Contains("revision", StringComparison.Ordinal));
                var fetched = command.Runs("curl", "wget") && command.Arguments.Any(static a => a.Prefix.Contains("huggingface.co", StringComparison.Ordinal) && a.Prefix.Contains("/resolve/main/", StringComparison.Ordinal));
                if (hub || python || fetched) c.Report(run.SpanOf(command.NameWord), "name the revision of the model, so that the next build gets the same one");
            }
        },
    };
}
