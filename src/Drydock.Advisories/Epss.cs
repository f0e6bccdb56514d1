namespace Drydock.Advisories;

/// <summary>FIRST's estimate that a vulnerability is exploited within 30 days, both 0–1, with the day it is of.</summary>
public sealed record Epss(decimal Score, decimal Percentile, DateOnly? Date);
