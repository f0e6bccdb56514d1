using System.Collections.Immutable;

namespace Drydock.Images.Registry;

/// <summary>What refers to a manifest; empty when nothing does.</summary>
/// <param name="Items">In the registry's order.</param>
/// <param name="FromTag">True when the registry has no referrers API and the tag scheme was used.</param>
/// <param name="AnsweredBy">Host that answered.</param>
public sealed record Referrers(ImmutableArray<Referrer> Items, bool FromTag, string AnsweredBy);
