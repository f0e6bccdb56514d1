namespace Drydock.Dockerfiles.Rules.Gpu;

/// <summary>A question for the GPU during a build.</summary>
internal static class GpuQueryAtBuild
{
    public static readonly Rule Rule = new()
    {
        Id = "gpu-query-at-build",
        Title = "The build asks for a GPU",
        Why = "There is none while an image is built: the answer is no, whatever the host has, and may be baked in.",
        Theme = RuleTheme.Gpu,
        Severity = RuleSeverity.Error,
        Before =
            """
            FROM python:3.12.11-slim-bookworm
            RUN python -c "import torch; assert torch.cuda.is_available()"

            """,
        After =
            """
            FROM python:3.12.11-slim-bookworm
            RUN python -c "import torch"

            """,
        Check = static c =>
        {
            foreach (var (run, command) in c.RunCommands)
            {
                if (command.Runs("nvidia-smi")) c.Report(run.SpanOf(command.NameWord), "a build has no GPU; ask when the container starts: drydock gpu probe");
                else if (command.Name?.StartsWith("python", StringComparison.Ordinal) == true && command.Arguments.FirstOrDefault(static a => a.Prefix.Contains("cuda.is_available", StringComparison.Ordinal) || a.Prefix.Contains("cuda.get_device", StringComparison.Ordinal)) is { } word)
                    c.Report(run.SpanOf(word), "a build has no GPU; ask when the container starts: drydock gpu probe");
            }
        },
    };
}
