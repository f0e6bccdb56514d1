namespace Drydock.Dockerfiles.Rules.Gpu;

/// <summary>NVIDIA's container toolkit or a container engine among the packages.</summary>
internal static class ContainerRuntimeInImage
{
    private static readonly string[] Packages =
        ["nvidia-container-toolkit", "nvidia-container-toolkit-base", "nvidia-container-runtime", "nvidia-docker", "nvidia-docker2", "libnvidia-container1", "libnvidia-container-tools", "docker-ce", "docker.io", "docker-engine", "moby-engine", "containerd", "containerd.io", "podman", "cri-o"];

    public static readonly Rule Rule = new()
    {
        Id = "container-runtime-in-image",
        Title = "A container runtime is installed in the image",
        Why = "The toolkit and the engine belong to the host: in a container they do nothing without privileges that take every protection away.",
        Theme = RuleTheme.Gpu,
        Severity = RuleSeverity.Warning,
        Before =
            """
            FROM nvidia/cuda:12.4.1-runtime-ubuntu22.04
            RUN apt-get update && apt-get install -y nvidia-container-toolkit
            """,
        After =
            """
            FROM nvidia/cuda:12.4.1-runtime-ubuntu22.04
            RUN apt-get update && apt-get install -y python3
            """,
        Check = static c =>
        {
            foreach (var (run, call) in c.RunPackages)
            {
                if (!call.Installs || !call.IsSystem || !c.File.IsShipped(c.File.StageOf(run))) continue;
                foreach (var word in call.Operands)
                {
                    var name = word.Value?.Split('=')[0];
                    if (name is null || !Packages.Contains(name) && !(name == "docker" && call.Manager is ("apk" or "dnf" or "yum"))) continue;
                    c.Report(word.Span, $"{name} belongs on the host, which gives GPUs and containers to this image; leave it out");
                }
            }
        },
    };
}
