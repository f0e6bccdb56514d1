using System.Collections.Immutable;
using Drydock.Images;

namespace Drydock.Advisories;

/// <summary>What an update did.</summary>
/// <param name="Info">The database now in place; null when there still is none.</param>
/// <param name="Feeds">One per feed that was asked for, sorted by name.</param>
/// <param name="Problems">Feeds that could not be fetched, were refused, or had records that could not be read.</param>
public sealed record UpdateResult(DatabaseInfo? Info, ImmutableArray<FeedOutcome> Feeds, ImmutableArray<Problem> Problems);
