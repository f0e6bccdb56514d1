using System.Collections.Immutable;

namespace Drydock.Packages;

/// <summary>A package found in an image, a folder, a lock file or an SBOM.</summary>
public sealed record Package
{
    public required string Name { get; init; }

    /// <summary>As recorded, untouched.</summary>
    public required string Version { get; init; }

    public required PackageType Type { get; init; }

    /// <summary>The package manager's architecture; null where there is none.</summary>
    public string? Architecture { get; init; }

    /// <summary>Package URL with its qualifiers (purl-spec, PURL-TYPES).</summary>
    public required string Purl { get; init; }

    /// <summary>The source package that advisories of a distribution speak of; null for language packages.</summary>
    public SourcePackage? Source { get; init; }

    /// <summary>Where it was found, sorted by layer then path.</summary>
    public ImmutableArray<PackageLocation> Locations { get; init; } = [];

    /// <summary>The OS package that owns it; then only that distribution's advisories are asked. Null otherwise.</summary>
    public string? OwnedBy { get; init; }

    /// <summary>The outer package that carries a private copy of it (<c>setuptools</c>); null otherwise.</summary>
    public string? VendoredBy { get; init; }

    /// <summary>True when it is only declared in a requirements or lock file, not installed.</summary>
    public bool Declared { get; init; }

    /// <summary>Why advisories are not asked (an editable or local install whose name may collide, a virtual package, an invalid version, a version
    /// left open); null when they are.</summary>
    public string? NotMatched { get; init; }

    /// <summary>Lowest layer from which it is continuously present (0 for a folder); null for a single file and for an SBOM.</summary>
    public int? IntroducedIn { get; init; }

    /// <summary>What was odd about its record ("half-configured", "version from the folder name").</summary>
    public ImmutableArray<string> Notes { get; init; } = [];
}
