using Drydock.Bases.Tags;

namespace Drydock.Bases.History;

/// <summary>A day on which a tag moved to another suite without changing its name.</summary>
public sealed record OsMove(DateOnly Date, BaseOs From, BaseOs To);
