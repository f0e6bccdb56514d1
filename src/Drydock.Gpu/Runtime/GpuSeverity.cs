namespace Drydock.Gpu.Runtime;

/// <summary>How bad a finding on a GPU service is.</summary>
public enum GpuSeverity
{
    /// <summary>Could be better.</summary>
    Info,

    /// <summary>More than the service needs, or a risk.</summary>
    Warning,

    /// <summary>It does not work, or opens the host.</summary>
    Error,
}
