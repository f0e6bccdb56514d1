namespace Drydock.Gpu.Requirements;

/// <summary>Where an installer looks for a package.</summary>
public enum PackageOrigin
{
    /// <summary>Wheels, from PyPI or an index like it.</summary>
    Wheel,

    /// <summary>Conda channels, whose builds are others.</summary>
    Conda,
}
