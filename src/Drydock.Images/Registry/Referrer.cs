using System.Collections.Immutable;

namespace Drydock.Images.Registry;

/// <summary>A manifest that refers to another.</summary>
/// <param name="Digest">Of the referring manifest.</param>
/// <param name="Size">Its bytes.</param>
/// <param name="ArtifactType">What it is: a signature, an SBOM, …; null when not said.</param>
/// <param name="Annotations">As in the descriptor.</param>
public sealed record Referrer(Digest Digest, long Size, string? ArtifactType, ImmutableSortedDictionary<string, string> Annotations);
