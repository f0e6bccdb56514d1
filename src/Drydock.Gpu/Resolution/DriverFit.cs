namespace Drydock.Gpu.Resolution;

/// <summary>How a driver goes with a CUDA version.</summary>
public enum DriverFit
{
    /// <summary>No driver was given, or CUDA is not known.</summary>
    Unknown,

    /// <summary>At least as new as the driver that CUDA was published with.</summary>
    Paired,

    /// <summary>Runs by minor-version compatibility: without just-in-time compiling of PTX.</summary>
    MinorCompatibility,

    /// <summary>Too old.</summary>
    TooOld,
}
