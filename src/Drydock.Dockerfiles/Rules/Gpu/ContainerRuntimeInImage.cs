namespace Drydock.Dockerfiles.Rules.Gpu;

/// <summary>A container runtime inside the image.</summary>
internal static class ContainerRuntimeInImage
{
    public static readonly Rule Rule = new()
    {
        Id = "container-runtime-in-image",
        Title = "A container runtime is installed in the image",
        Why = "It belongs to the host; in the image it is weight, and advice to mount the engine's socket.",
        Theme = RuleTheme.Gpu,
        Severity = RuleSeverity.Warning,
        Before =
            """
            FROM debian:12.11
            RUN apt-get update && apt-get install -y --no-install-recommends nvidia-container-toolkit

            """,
        After =
            """
            FROM debian:12.11
            RUN nvidia-smi

            """,
        Check = static c =>
        {
            foreach (var (run, call) in c.RunPackages.Where(static x => x.Call is { IsSystem: true, Installs: true }))
            {
                foreach (var word in call.Operands.Where(static w => w.Value?.Split('=')[0] is "nvidia-container-toolkit" or "nvidia-docker2" or "nvidia-container-runtime" or "docker-ce" or "docker.io" or "podman" or "containerd" or "containerd.io"))
                    c.Report(run.SpanOf(word), $"{word.Value} belongs to the host, not into the image");
            }
        },
    };
}
