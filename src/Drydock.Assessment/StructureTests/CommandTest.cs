using System.Collections.Immutable;

namespace Drydock.Assessment.StructureTests;

/// <summary>A command that runs in a container of the image.</summary>
/// <param name="Command">Program and arguments.</param>
/// <param name="Output">Patterns that standard output must match, then those that it must not, then both for standard error.</param>
public sealed record CommandTest(
    string Name, ImmutableArray<string> Command, ImmutableArray<NamedText> Environment, int ExitCode, OutputPatterns Output)
{
    /// <summary>Commands that run before it, in order, and leave what they change.</summary>
    public ImmutableArray<ImmutableArray<string>> Setup { get; init; } = [];
}
