using System.Collections.Immutable;

namespace Drydock.Images.Registry;

/// <summary>A reference to content by digest (OCI image specification, descriptor.md).</summary>
internal sealed record ManifestDescriptor(string MediaType, Digest Digest, long Size, Platform? Platform, ImmutableSortedDictionary<string, string> Annotations)
{
    /// <summary>True for what BuildKit adds to an index beside the platforms: attestations, with the platform <c>unknown/unknown</c>.</summary>
    public bool IsAttestation =>
        Platform is { Os: "unknown" } or { Architecture: "unknown" } || Annotations.GetValueOrDefault("vnd.docker.reference.type") == "attestation-manifest";
}
