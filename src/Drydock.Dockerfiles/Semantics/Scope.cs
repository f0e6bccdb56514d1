using System.Collections.Immutable;
using Drydock.Dockerfiles.Expansion;

namespace Drydock.Dockerfiles.Semantics;

/// <summary>The variables that an instruction sees, the state before it.</summary>
/// <remarks>Dockerfile reference, "Using ARG variables": ARG and ENV write one map at build time, so whichever comes last wins.</remarks>
public sealed record Scope(ImmutableDictionary<string, Variable> Variables, char Escape)
{
    /// <summary>Nothing declared.</summary>
    public static Scope Empty(char escape) => new(ImmutableDictionary.Create<string, Variable>(StringComparer.Ordinal), escape);

    /// <summary>The scope with one more variable.</summary>
    public Scope With(string name, Variable variable) => this with { Variables = Variables.SetItem(name, variable) };

    /// <summary>Expands a word as the builder does, with what is known from the file alone.</summary>
    public Expanded Expand(string word)
    {
        if (!word.AsSpan().ContainsAny('$', '\'', '"') && !word.Contains(Escape, StringComparison.Ordinal) && !word.StartsWith('\uFEFF')) return new Expanded(word, [], null);
        var known = Variables.Where(static v => v.Value.Value is not null).ToDictionary(static v => v.Key, static v => v.Value.Value!, StringComparer.Ordinal);
        var result = new WordLexer(Escape).Expand(word, known);
        return new Expanded(result.Problem is null && result.Unset.IsEmpty ? result.Result : null, result.Unset, result.Problem) { WithEmpty = result.Problem is null ? result.Result : null };
    }
}
