using System.Collections.Immutable;

namespace Drydock.Dockerfiles.Expansion;

/// <summary>BuildKit's word lexer: quotes, escapes and variables of a Dockerfile word. It reproduces BuildKit's answers, its oddities included.</summary>
/// <remarks>Dockerfile reference, "Environment replacement"; POSIX Shell 2.6.2 without bracket expressions in patterns.</remarks>
public sealed class WordLexer(char escape)
{
    /// <summary>Keep quotes in the result.</summary>
    public bool RawQuotes { get; init; }

    /// <summary>Keep escape characters in the result.</summary>
    public bool RawEscapes { get; init; }

    /// <summary>Take quotes for text, as in the body of a here-document.</summary>
    public bool SkipQuotes { get; init; }

    /// <summary>Leave a reference to an unset variable as written instead of dropping it.</summary>
    public bool KeepUnset { get; init; }

    /// <summary>The escape character of the file.</summary>
    public char Escape { get; } = escape;

    /// <summary>Expands a word.</summary>
    /// <param name="environment">The variables that are set.</param>
    public WordExpansion Expand(string word, IReadOnlyDictionary<string, string> environment) => new WordScanner(this, word, environment).Run();

    /// <summary>Splits a word that has no variables to expand; false with the reason when it cannot be read.</summary>
    public bool TryWords(string word, out IReadOnlyList<string> words, out string? problem)
    {
        var expansion = Expand(word, ImmutableDictionary<string, string>.Empty);
        words = expansion.Words;
        problem = expansion.Problem;
        return problem is null;
    }
}
