using System.Collections.Immutable;

namespace Drydock.Assessment;

/// <summary>Pass or fail, decided in one place (<see cref="Gate"/>).</summary>
/// <param name="Pass">False when the gate is violated or the scan is not complete.</param>
/// <param name="ExitCode">0 within policy, 1 not complete, 2 (or the number chosen by the user) policy violated.</param>
/// <param name="Reasons">Plain sentences: first what is missing, then what violates the gate, then what did not count; empty for a pass with nothing to say.</param>
public sealed record Verdict(bool Pass, int ExitCode, ImmutableArray<string> Reasons);
