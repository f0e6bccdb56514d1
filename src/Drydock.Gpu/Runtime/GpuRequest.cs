using System.Collections.Immutable;

namespace Drydock.Gpu.Runtime;

/// <summary>What an image and the way it is started ask of the NVIDIA container runtime.</summary>
public sealed record GpuRequest
{
    /// <summary>ENV of the image, base included where it is known.</summary>
    public VariableSet Image { get; init; } = VariableSet.Empty;

    /// <summary>Variables given at the start: over those of the image.</summary>
    public VariableSet Start { get; init; } = VariableSet.Empty;

    /// <summary><c>--gpus</c> or a compose reservation; null when there is none.</summary>
    public GpuDeviceRequest? Devices { get; init; }

    /// <summary>CDI names given with <c>--device</c>.</summary>
    public ImmutableArray<string> CdiDevices { get; init; } = [];

    /// <summary><c>--runtime</c>; null for the engine's default.</summary>
    public string? Runtime { get; init; }

    /// <summary>Paths inside the container on which something is mounted.</summary>
    public ImmutableArray<string> MountedPaths { get; init; } = [];

    /// <summary><c>--privileged</c>, or CAP_SYS_ADMIN.</summary>
    public bool Privileged { get; init; }

    /// <summary>The user at the start, else that of the image; null when it is not known, empty for the default, which is root.</summary>
    public string? User { get; init; }

    /// <summary>Folders of libraries that are symbolic links in the image, as <c>path -> target</c>; empty when it was not looked at.</summary>
    public ImmutableArray<string> LinkedLibraryFolders { get; init; } = [];

    /// <summary>All variables, as the runtime sees them.</summary>
    public VariableSet Variables => Image.With(Start).With(Devices?.Variables ?? VariableSet.Empty);
}
