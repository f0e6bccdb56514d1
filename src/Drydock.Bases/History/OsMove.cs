using Drydock.Bases.Tags;

namespace Drydock.Bases.History;

/// <summary>A day on which a tag moved to another suite without changing its name.</summary>
public sealed record OsMove(DateOnly Date, BaseOs From, BaseOs To)
{
    /// <summary>The list of tags that told it, where the day is the one on which it was seen; null for the days of docker-library's own history.</summary>
    public string? SeenIn { get; init; }
}
