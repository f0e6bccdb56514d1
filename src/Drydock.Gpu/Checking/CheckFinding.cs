using Drydock.Gpu.Runtime;

namespace Drydock.Gpu.Checking;

/// <summary>A finding with its place.</summary>
/// <param name="Line">From 1; 0 when it is about no line.</param>
public sealed record CheckFinding(GpuFinding Finding, string File, int Line)
{
    /// <summary>Line of the instruction that leads to it, in the Dockerfile; differs from <see cref="Line"/> where that is in a requirements file.</summary>
    public int InstructionLine { get; init; } = Line;
}
