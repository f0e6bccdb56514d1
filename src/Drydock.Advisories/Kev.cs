namespace Drydock.Advisories;

/// <summary>An entry in a catalogue of known exploited vulnerabilities.</summary>
/// <param name="Asserter">Whose catalogue: <c>cisa</c>.</param>
/// <param name="Added">The day it was listed.</param>
/// <param name="Ransomware">Known to be used in ransomware campaigns.</param>
public sealed record Kev(string Asserter, DateOnly Added, bool Ransomware);
