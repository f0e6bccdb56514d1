using System.Collections.Immutable;

namespace Drydock.Assessment.State;

/// <summary>What the comparison of a trial's bases found.</summary>
/// <param name="Breaking">Changes that break the service by evidence, one sentence each.</param>
/// <param name="Likely">Changes that break what uses them.</param>
/// <param name="Fixed">How many vulnerabilities are gone; null when no advisories were asked. <paramref name="Added"/>: how many are new.</param>
public sealed record TrialChanges(ImmutableArray<string> Breaking, ImmutableArray<string> Likely, int? Fixed, int? Added);
