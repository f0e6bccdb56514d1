namespace Drydock.Gpu.Reference;

/// <summary>Whether a service that computes on the GPU needs a driver capability.</summary>
public enum CapabilityNeed
{
    /// <summary>Always.</summary>
    Needed,

    /// <summary>For some: health checks, video.</summary>
    Sometimes,

    /// <summary>Never.</summary>
    NotNeeded,
}
