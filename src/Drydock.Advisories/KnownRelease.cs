namespace Drydock.Advisories;

/// <summary>A release of which the tool itself knows the dates.</summary>
/// <param name="Support">Its life.</param>
/// <param name="Latest">Its newest version on the day of the dates; null where none is known.</param>
public sealed record KnownRelease(ReleaseSupport Support, string? Latest);
