namespace Drydock.Bases.Changes;

/// <summary>Whether a release of a distribution has a package.</summary>
public enum PackageState
{
    /// <summary>The table does not have it.</summary>
    Unknown,

    Present,

    /// <summary>Only another package provides the name: it can be installed, but is not found under it afterwards.</summary>
    Virtual,

    Missing,
}
