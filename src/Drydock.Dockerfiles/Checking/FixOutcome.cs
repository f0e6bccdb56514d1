using System.Collections.Immutable;
using Drydock.Dockerfiles.Rules;

namespace Drydock.Dockerfiles.Checking;

/// <summary>What mending a file came to.</summary>
/// <param name="Text">The file's bytes now; the same as before when nothing was mended.</param>
/// <param name="Applied">What was mended, in the order of mending.</param>
/// <param name="Refused">Fixes that would have changed more than they say, and were left.</param>
public sealed record FixOutcome(ReadOnlyMemory<byte> Text, ImmutableArray<Diagnostic> Applied, ImmutableArray<Diagnostic> Refused);
