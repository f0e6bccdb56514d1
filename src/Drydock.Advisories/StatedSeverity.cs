namespace Drydock.Advisories;

/// <summary>A severity as one source states it.</summary>
/// <param name="Source"><c>debian</c>, <c>ghsa</c>, <c>osv:cvss-v3</c>.</param>
/// <param name="Severity">The word it maps to.</param>
/// <param name="Text">As written there: <c>not yet assigned</c>, a CVSS vector.</param>
public sealed record StatedSeverity(string Source, Severity Severity, string Text);
