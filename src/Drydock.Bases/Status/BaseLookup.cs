using System.Collections.Immutable;
using Drydock.Bases.Ladder;
using Drydock.Images;

namespace Drydock.Bases.Status;

/// <summary>What registries said about a base.</summary>
/// <param name="Tags">Null when the list could not be had.</param>
/// <param name="Digest">What the tag points to now, for the platform in use; null when it could not be had.</param>
/// <param name="Problems">What could not be had and why.</param>
public sealed record BaseLookup(TagList? Tags, Digest? Digest, ImmutableArray<Problem> Problems);
