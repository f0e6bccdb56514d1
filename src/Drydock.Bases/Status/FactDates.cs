namespace Drydock.Bases.Status;

/// <summary>As of when the facts about a base are, and where they come from.</summary>
/// <param name="SupportOrigin">For people: <c>the tool</c>, or the place of a feed.</param>
/// <param name="TagsAsOf">Null where the tags of the image are not known.</param>
public sealed record FactDates(DateOnly SupportAsOf, string SupportOrigin, DateOnly? TagsAsOf, string? TagsOrigin);
