using Drydock.Gpu.Reference;

namespace Drydock.Gpu.Runtime.Rules;

/// <summary>A rule about what a container asks of NVIDIA's runtime.</summary>
public abstract class GpuRule
{
    /// <summary>Stable name.</summary>
    public abstract string Name { get; }

    /// <summary>What is wrong with a request; nothing when nothing is.</summary>
    public abstract IEnumerable<GpuFinding> Check(GpuRequest request, GpuTables tables);

    /// <summary>Where the runtime's behaviour is written down.</summary>
    protected static Citation Toolkit { get; } = new("NVIDIA container toolkit documentation, Docker specialized configurations; toolkit source at d34b3046", "2026-09");

    protected GpuFinding Finding(GpuSeverity severity, string subject, string text, string fix, Citation? citation = null) =>
        new(Name, severity, subject, text, fix, citation ?? Toolkit);
}
