using System.Collections.Immutable;

namespace Drydock.Assessment.StructureTests;

/// <summary>A file whose content must match patterns.</summary>
public sealed record FileContentTest(string Name, string Path, ImmutableArray<string> Expected, ImmutableArray<string> Excluded);
