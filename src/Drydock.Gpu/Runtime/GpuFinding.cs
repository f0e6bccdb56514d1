using Drydock.Gpu.Reference;
using Drydock.Gpu.Resolution;

namespace Drydock.Gpu.Runtime;

/// <summary>Something about a GPU service that should be changed.</summary>
/// <param name="Rule">Name of the rule.</param>
/// <param name="Subject">The variable or part that it is about.</param>
/// <param name="Text">What is wrong, as a sentence without a full stop.</param>
/// <param name="Fix">What to do, as an imperative.</param>
/// <param name="Citation">Null where it needs no source.</param>
public sealed record GpuFinding(string Rule, GpuSeverity Severity, string Subject, string Text, string Fix, Citation? Citation)
{
    /// <summary>The versions that <see cref="Fix"/> says to write; null where it says something else.</summary>
    public PinSet? Pins { get; init; }
}
