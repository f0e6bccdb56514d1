namespace Drydock.Advisories;

/// <summary>Where a release stands in its life.</summary>
/// <param name="Phase"><c>supported</c>, <c>security</c>, <c>lts</c>, <c>eol</c> or <c>unreleased</c>.</param>
/// <param name="Until">Last day of the phase; null when open.</param>
/// <param name="AsOf">The day for which this was computed.</param>
public sealed record SupportPhase(string Phase, DateOnly? Until, DateOnly AsOf);
