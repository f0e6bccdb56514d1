using System.Collections.Immutable;
using Drydock.Bases.Ladder;
using Drydock.Images;
using Drydock.Images.Registry;

namespace Drydock.Bases.Status;

/// <summary>What registries said about a base.</summary>
/// <param name="Tags">Null when the list could not be had.</param>
/// <param name="Digest">What the tag points to now, for the platform in use; null when it could not be had.</param>
/// <param name="Problems">What could not be had and why.</param>
public sealed record BaseLookup(TagList? Tags, Digest? Digest, ImmutableArray<Problem> Problems)
{
    /// <summary>The digest of the platform's own manifest behind the tag; null when it was not asked for or could not be had.</summary>
    public Digest? ManifestDigest { get; init; }

    /// <summary>What Docker Hub says of the tag beside the registry; null when it was not asked.</summary>
    public HubAnswer? Hub { get; init; }

    /// <summary>Every digest that the content behind the tag is known by: of the index, of the platform's manifest, of its config. Empty when it was not asked for.</summary>
    public ImmutableArray<Digest> Names { get; init; } = [];
}
