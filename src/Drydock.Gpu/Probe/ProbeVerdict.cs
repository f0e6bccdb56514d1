namespace Drydock.Gpu.Probe;

/// <summary>Whether the GPU works.</summary>
public enum ProbeVerdict : byte
{
    /// <summary>The device computed what the CPU computes, and nothing decisive failed.</summary>
    Works,

    /// <summary>A decisive check failed.</summary>
    DoesNotWork,

    /// <summary>Nothing decisive failed, but no device was seen computing: unknown is never "works".</summary>
    NotProbed,
}
