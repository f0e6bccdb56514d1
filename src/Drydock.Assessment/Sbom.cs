using System.Collections.Immutable;
using Drydock.Images;
using Drydock.Packages;

namespace Drydock.Assessment;

/// <summary>What a target is made of, without any advisory.</summary>
/// <param name="Status">Partial or unknown when packages may be missing from the list.</param>
/// <param name="Problems">What could not be read; empty when complete.</param>
/// <param name="Packages">In the inventory's order.</param>
public sealed record Sbom(string ToolVersion, ScanTarget Target, ScanStatus Status, ImmutableArray<Problem> Problems, ImmutableArray<Package> Packages);
