using System.Collections.Immutable;

namespace Drydock.Dockerfiles.Semantics;

/// <summary>What became of a word.</summary>
/// <param name="Value">The text; null when a variable in it has no known value, or it cannot be expanded.</param>
/// <param name="Unset">Names without a known value, used in a form that gives none.</param>
/// <param name="Problem">Why the builder stops; null when it does not.</param>
public sealed record Expanded(string? Value, ImmutableArray<string> Unset, string? Problem)
{
    /// <summary>The text with nothing for every variable without a value, which is what the builder makes of it when no build argument comes.</summary>
    public string? WithEmpty { get; init; } = Value;
}
