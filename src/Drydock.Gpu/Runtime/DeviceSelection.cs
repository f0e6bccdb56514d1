namespace Drydock.Gpu.Runtime;

/// <summary>Which GPUs a container is given.</summary>
public enum DeviceSelection
{
    /// <summary>No GPU and no driver libraries: a plain container.</summary>
    Void,

    /// <summary>No GPU, but the driver's libraries.</summary>
    None,

    /// <summary>The named ones.</summary>
    Listed,

    /// <summary>Every GPU of the host.</summary>
    All,
}
