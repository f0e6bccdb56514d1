using System.Collections.Immutable;
using Drydock.Images;

namespace Drydock.Assessment.State;

/// <summary>What a look at a registry showed of a service's base.</summary>
/// <param name="Reference">As the service names it.</param>
/// <param name="Digest">Of the platform's manifest.</param>
/// <param name="Listed">What the tag itself points to.</param>
/// <param name="Names">Every digest of the same content: a recorded one among them has not moved.</param>
public sealed record SeenBase(string Service, DateTimeOffset At, string Reference, Digest Digest, Digest Listed, ImmutableArray<Digest> Names, string? Platform);
