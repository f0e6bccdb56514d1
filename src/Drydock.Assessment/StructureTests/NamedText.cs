namespace Drydock.Assessment.StructureTests;

/// <summary>A name and a text, or a pattern for it.</summary>
public sealed record NamedText(string Name, string Value, bool IsPattern);
