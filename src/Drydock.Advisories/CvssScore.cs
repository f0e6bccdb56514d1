namespace Drydock.Advisories;

/// <summary>A CVSS vector and the base score computed from it.</summary>
/// <param name="Version"><c>4.0</c>, <c>3.1</c>, <c>3.0</c> or <c>2.0</c>.</param>
/// <param name="Vector">As stated.</param>
/// <param name="Score">0.0–10.0, one decimal.</param>
public sealed record CvssScore(string Version, string Vector, decimal Score);
