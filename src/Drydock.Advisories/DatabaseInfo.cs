using System.Collections.Immutable;

namespace Drydock.Advisories;

/// <summary>What an advisory database holds and how old it is.</summary>
/// <param name="Kind"><c>full</c>, or <c>sample</c> for the bundled starter data.</param>
/// <param name="Built">When it was built (UTC); for the sample, the date of its facts.</param>
/// <param name="Sources">One per feed, sorted by name.</param>
public sealed record DatabaseInfo(string Kind, DateTimeOffset Built, ImmutableArray<DatabaseSource> Sources);
