using System.Collections.Immutable;
using Drydock.Gpu.Requirements;

namespace Drydock.Gpu.Checking;

/// <summary>A place where packages are installed.</summary>
/// <param name="File">For messages.</param>
/// <param name="Line">From 1.</param>
/// <param name="Alternatives">One, and those that follow it behind <c>||</c>.</param>
public sealed record InstallStep(string File, int Line, ImmutableArray<RequirementSet> Alternatives)
{
    /// <summary>Line of the command that installs, in the Dockerfile, from 1; where there is none, <see cref="Line"/>.</summary>
    public int InstructionLine { get; init; } = Line;
}
