namespace Drydock.Packages.Sbom;

/// <summary>A component as an SBOM states it; null for what it leaves out.</summary>
/// <param name="Purl">Package URL as written.</param>
/// <param name="SourceName">Source package stated beside the package URL.</param>
/// <param name="SourceVersion">Its version.</param>
internal sealed record SbomComponent(string? Name, string? Version, string? Purl, string? SourceName, string? SourceVersion);
