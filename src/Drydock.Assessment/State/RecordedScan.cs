namespace Drydock.Assessment.State;

/// <summary>A look at one part of a service, as recorded.</summary>
/// <param name="Outcome"><c>complete</c>, <c>partial</c>, <c>unknown</c> or <c>failed</c>.</param>
/// <param name="DataOf">Of the advisories (UTC).</param>
public sealed record RecordedScan(string Service, string Part, DateTimeOffset At, string Outcome, string Target, string? Digest, DateTimeOffset DataOf, bool IsSample, int Packages, string? Problem);
