using System.Collections.Immutable;
using Drydock.Dockerfiles.Shell;

namespace Drydock.Dockerfiles.Rules.Gpu;

/// <summary>RUN that asks for a GPU.</summary>
internal static class GpuQueryAtBuild
{
    private static readonly ImmutableArray<string> Queries =
        ["torch.cuda.is_available", "torch.cuda.device_count", "torch.cuda.get_device", "torch.cuda.current_device", "list_physical_devices('GPU", "list_physical_devices(\"GPU", "is_gpu_available", "cupy.cuda.runtime", "jax.devices(", "pynvml.nvmlInit", "nvmlInit("];

    public static readonly Rule Rule = new()
    {
        Id = "gpu-query-at-build",
        Title = "RUN asks for a GPU, which a build does not have",
        Why = "Neither GPU nor driver is there while an image is built: the command fails, or answers that there is none and the image is built for the CPU.",
        Theme = RuleTheme.Gpu,
        Severity = RuleSeverity.Error,
        Before =
            """
            FROM nvidia/cuda:12.4.1-runtime-ubuntu22.04
            RUN nvidia-smi
            """,
        After =
            """
            FROM nvidia/cuda:12.4.1-runtime-ubuntu22.04
            CMD ["nvidia-smi"]
            """,
        Check = static c =>
        {
            foreach (var run in c.Runs)
            {
                // A device that the build was given with --device may be a GPU.
                if (run.Flag("device") is not null) continue;
                foreach (var command in run.Invocations) Judge(c, command);
                var heredoc = run.Syntax.Heredocs.FirstOrDefault(static h => Query(h.Content) is not null);
                if (heredoc is not null && (run.Interpreter ?? run.Invocations.FirstOrDefault()?.Name)?.StartsWith("python", StringComparison.Ordinal) == true)
                    c.Report(run.Span, $"{Query(heredoc.Content)} at build time finds no GPU; ask when the container runs");
            }
        },
    };

    private static void Judge(RuleContext c, ShellInvocation command)
    {
        // A condition, or an alternative behind it, deals with there being none.
        if (command.Place.Next is { Before: ShellOperator.Or }) return;
        if (command.Runs("nvidia-smi", "nvidia-container-cli", "deviceQuery") && (command.Place.Depth == 0 || command.Place.Substitution))
        {
            c.Report(command.Command.Span, $"{command.Name} finds no GPU and no driver while the image is built; call it when the container runs");
            return;
        }

        if (command.Name is not { } name || !name.StartsWith("python", StringComparison.Ordinal)) return;
        var code = PackageInstalls.ValuesOf(command, "-c").FirstOrDefault();
        if (code is not null && Query(code.Value ?? code.Raw) is { } query) c.Report(code.Span, $"{query} at build time finds no GPU; ask when the container runs");
    }

    private static string? Query(string code) => Queries.FirstOrDefault(q => code.Contains(q, StringComparison.Ordinal))?.TrimEnd('(', '\'', '"');
}
