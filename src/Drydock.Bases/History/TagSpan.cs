using Drydock.Bases.Tags;

namespace Drydock.Bases.History;

/// <summary>A time in which a tag was built on one suite.</summary>
/// <param name="From">First day.</param>
/// <param name="To">The day on which it ended: it moved or was retired; null while it goes on.</param>
/// <param name="Os">Null where the source names no suite.</param>
public sealed record TagSpan(DateOnly From, DateOnly? To, BaseOs? Os);
