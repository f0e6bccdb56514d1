using System.Collections.Immutable;

namespace Drydock.Assessment.StructureTests;

/// <summary>A structure test file that was read, or what is wrong with it.</summary>
/// <param name="Test">Null when there is any problem.</param>
/// <param name="Problems"><c>3:5: what is wrong</c>, in file order; empty when it was read.</param>
public sealed record StructureTestResult(StructureTest? Test, ImmutableArray<string> Problems);
