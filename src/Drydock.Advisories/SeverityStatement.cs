namespace Drydock.Advisories;

/// <summary>A severity exactly as a feed states it.</summary>
/// <param name="Scale">Whose scale the text is on.</param>
/// <param name="Text">A word (<c>low</c>, <c>MODERATE</c>, <c>not yet assigned</c>) or a CVSS vector.</param>
public readonly record struct SeverityStatement(SeverityScale Scale, string Text);
