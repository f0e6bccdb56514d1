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
        var result = new WordLexer(Escape).Expand(word, Known());
        var missing = result.Unset.RemoveAll(name => HasDefault(word, name));
        return new Expanded(result.Problem is null && missing.IsEmpty ? result.Result : null, missing, result.Problem) { WithEmpty = result.Problem is null ? result.Result : null };
    }

    /// <summary>Expands a word and splits it at white space, as the builder does with those of EXPOSE; null when a variable in it has no known value.</summary>
    public ImmutableArray<string>? ExpandWords(string word)
    {
        if (Expand(word) is not { Value: not null }) return null;
        return new WordLexer(Escape).Expand(word, Known()).Words;
    }

    private Dictionary<string, string> Known() =>
        Variables.Where(static v => v.Value.Value is not null).ToDictionary(static v => v.Key, static v => v.Value.Value!, StringComparer.Ordinal);

    /// <summary>True when a word uses a variable only in forms that say what to do without it: <c>${x:-y}</c>, <c>${x+y}</c>.</summary>
    private static bool HasDefault(string word, string name)
    {
        var forms = 0;
        for (var at = word.IndexOf('$', StringComparison.Ordinal); at >= 0; at = word.IndexOf('$', at + 1))
        {
            var braced = at + 1 < word.Length && word[at + 1] == '{';
            var start = at + (braced ? 2 : 1);
            if (string.CompareOrdinal(word, start, name, 0, name.Length) != 0) continue;
            var next = start + name.Length < word.Length ? word[start + name.Length] : '\0';
            if (next == '_' || char.IsLetterOrDigit(next)) continue;
            if (!braced || next is not (':' or '-' or '+')) return false;
            forms++;
        }

        return forms > 0;
    }
}
