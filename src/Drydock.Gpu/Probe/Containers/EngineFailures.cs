using System.Collections.Immutable;

namespace Drydock.Gpu.Probe.Containers;

/// <summary>What the words of an engine mean that could not start the container.</summary>
internal static class EngineFailures
{
    /// <summary>The engine cannot give a GPU: the GPU does not work on this host.</summary>
    private static readonly ImmutableArray<(string Part, KnownCause Cause)> OfGpu =
    [
        ("unsatisfied condition", new("the image demands a newer driver than the host has (NVIDIA_REQUIRE_CUDA)", "install a newer driver on the host, or an image for the driver's CUDA version")),
        ("unresolvable CDI devices", new("the engine knows no such GPU: the host has no CDI specification for it", "install the NVIDIA Container Toolkit and run nvidia-ctk cdi generate --output=/etc/cdi/nvidia.yaml on the host")),
        ("CDI device injection failed", new("the engine knows no such GPU: the host has no CDI specification for it", "install the NVIDIA Container Toolkit and run nvidia-ctk cdi generate --output=/etc/cdi/nvidia.yaml on the host")),
        ("nvidia.com/gpu", new("the engine takes the GPU's CDI name for a path: it is too old for CDI, or the host has no CDI specification", "update Podman to 4.1 or newer, install the NVIDIA Container Toolkit and run nvidia-ctk cdi generate --output=/etc/cdi/nvidia.yaml")),
        ("could not select device driver", new("Docker has no GPU runtime", "install the NVIDIA Container Toolkit on the host, run nvidia-ctk runtime configure --runtime=docker and restart Docker")),
        ("nvidia-container-cli", new("the NVIDIA Container Toolkit cannot use the host's driver", "check that nvidia-smi works on the host, and that driver and toolkit are whole")),
    ];

    /// <summary>The container could not be started for another reason: nothing is known about the GPU.</summary>
    private static readonly ImmutableArray<(string Part, KnownCause Cause)> Other =
    [
        ("exec format error", new("the mounted drydock is not for the image's platform", "give a binary for it with --binary")),
        ("Cannot connect to the Docker daemon", new("Docker does not run, or this user may not use it", "start Docker, or use --engine podman")),
        ("permission denied while trying to connect", new("this user may not use Docker", "add the user to the docker group, or use --engine podman")),
        ("manifest unknown", new("the registry has no such image", "check the name and the tag")),
        ("pull access denied", new("the registry does not give this image", "check the name, or log in with the engine first")),
        ("image not known", new("there is no such image", "build or pull it first")),
        ("initializing source", new("the image is not here and cannot be pulled", "check the name, or pull it with the engine first")),
        ("short-name", new("the image's name has no registry, and Podman does not guess", "write it in full: docker.io/library/NAME or localhost/NAME")),
        ("/drydock: no such file", new("the image lacks the loader that the mounted drydock needs (glibc in a musl or empty image)", "give a binary that fits the image with --binary")),
        ("/drydock` not found", new("the image lacks the loader that the mounted drydock needs (glibc in a musl or empty image)", "give a binary that fits the image with --binary")),
        ("ulimit", new("the engine may not set its limits on this host", "pass limits that it may set: --engine-arg=--ulimit=nofile=1024:1024")),
        ("ermission denied", new("the image's user may not run the mounted drydock", "check that the binary and its folder may be read and executed by everybody; with SELinux add --engine-arg=--security-opt=label=disable")),
    ];

    private static readonly KnownCause Unknown = new("the engine did not start the container", "run the command yourself (--dry-run prints it) and mend what it says");

    /// <summary>The check that tells why the container gave no report.</summary>
    /// <param name="said">What the engine printed on standard error.</param>
    /// <param name="detail">For the check.</param>
    public static ProbeCheck CheckOf(string said, string detail)
    {
        foreach (var (part, cause) in OfGpu)
            if (said.Contains(part, StringComparison.OrdinalIgnoreCase)) return ProbeCheck.Failed(ProbeCheckNames.Container, detail, cause);
        var other = Other.Where(o => said.Contains(o.Part, StringComparison.OrdinalIgnoreCase)).Select(static o => o.Cause).FirstOrDefault(Unknown);
        return ProbeCheck.Unknown(ProbeCheckNames.Container, detail, other);
    }
}
