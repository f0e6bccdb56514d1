using Drydock.Images;

namespace Drydock.Packages.Catalogers;

/// <summary>Collects what catalogers find in one image.</summary>
public sealed class FoundPackages
{
    public List<Package> Packages { get; } = [];

    public List<Problem> Problems { get; } = [];

    /// <summary>Set by a cataloger that found a package database or package file.</summary>
    public bool HasDatabase { get; set; }
}
