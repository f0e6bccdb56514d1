using System.Collections.Immutable;

namespace Drydock.Assessment;

/// <summary>Pass or fail, decided in one place (<see cref="Gate"/>).</summary>
/// <param name="Pass">False when the gate is violated or the scan is not complete.</param>
/// <param name="ExitCode">0 within policy, 1 not complete, 2 policy violated.</param>
/// <param name="Reasons">Sorted; empty only for a pass with nothing to say.</param>
public sealed record Verdict(bool Pass, int ExitCode, ImmutableArray<string> Reasons);
