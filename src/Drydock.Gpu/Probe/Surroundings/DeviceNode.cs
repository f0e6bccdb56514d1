namespace Drydock.Gpu.Probe.Surroundings;

/// <summary>A device node of a GPU.</summary>
/// <param name="Path">As the container sees it: <c>/dev/nvidia0</c>.</param>
/// <param name="OpenError">0 when this user may open it, else the error number; null when it was not tried.</param>
internal sealed record DeviceNode(string Path, FileFacts Facts, int? OpenError = null)
{
    private const string Gpu = "/dev/nvidia";

    /// <summary>Controls every NVIDIA GPU; opened by each process that uses one.</summary>
    public bool IsControl => Path == "/dev/nvidiactl";

    /// <summary>Unified memory; CUDA does not start without it.</summary>
    public bool IsUnifiedMemory => Path == "/dev/nvidia-uvm";

    /// <summary>A GPU: <c>/dev/nvidia0</c>.</summary>
    public bool IsGpu => Path.Length > Gpu.Length && Path.StartsWith(Gpu, StringComparison.Ordinal) && !Path.AsSpan(Gpu.Length).ContainsAnyExceptInRange('0', '9');

    /// <summary>The GPUs of Windows, inside WSL 2.</summary>
    public bool IsWindows => Path == "/dev/dxg";

    /// <summary>The memory of a Jetson's GPU.</summary>
    public bool IsTegra => Path == "/dev/nvmap";

    /// <summary>Whether CUDA has to open it.</summary>
    public bool IsNeeded => IsControl || IsUnifiedMemory || IsGpu || IsWindows || IsTegra;

    /// <summary><c>/dev/nvidia0 (0666 0:0)</c>.</summary>
    public override string ToString() => $"{Path} ({Facts.Mode} {Facts.Uid}:{Facts.Gid}{(Facts.IsCharacterDevice ? "" : ", not a device")})";
}
