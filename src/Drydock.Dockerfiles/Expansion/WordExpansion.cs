using System.Collections.Immutable;

namespace Drydock.Dockerfiles.Expansion;

/// <summary>What became of a word.</summary>
/// <param name="Result">The expanded text; empty when there is a problem.</param>
/// <param name="Words">The text split at white space that is neither quoted nor escaped (EXPOSE is the one instruction that uses it).</param>
/// <param name="Unset">Names that were looked up and are not set, sorted.</param>
/// <param name="Problem">Why the builder stops here; null when it does not.</param>
public sealed record WordExpansion(string Result, ImmutableArray<string> Words, ImmutableArray<string> Unset, string? Problem);
