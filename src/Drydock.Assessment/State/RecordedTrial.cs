namespace Drydock.Assessment.State;

/// <summary>That a service was built and tested on a base.</summary>
/// <param name="At">When (UTC).</param>
/// <param name="Source">The commit that the service's files were at; null where none is known.</param>
/// <param name="Reference">The base.</param>
/// <param name="Digest">Of the base's manifest for the platform; null when it is not known.</param>
/// <param name="Platform">Null when it is not known.</param>
/// <param name="Failed">What failed: <c>build</c>, <c>test</c>, …; null when everything passed.</param>
public sealed record RecordedTrial(string Service, DateTimeOffset At, string? Source, string Reference, string? Digest, string? Platform, string? Failed, string ToolVersion);
