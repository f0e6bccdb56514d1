using System.Collections.Immutable;

namespace Drydock.Assessment.StructureTests;

/// <summary>Patterns for what a command writes.</summary>
public sealed record OutputPatterns(ImmutableArray<string> Expected, ImmutableArray<string> Excluded, ImmutableArray<string> ExpectedError, ImmutableArray<string> ExcludedError);
