namespace Drydock.Assessment.StructureTests;

/// <summary>The result of one structure test.</summary>
/// <param name="Name">As the file names it.</param>
/// <param name="Text">Why it failed or could not be judged; empty when it passed.</param>
public sealed record StructureResult(string Name, StructureOutcome Outcome, string Text);
