using System.Globalization;
using Drydock.Dockerfiles.Expansion;

namespace Drydock.Dockerfiles.Syntax;

/// <summary>Finds the here-documents that a logical line announces.</summary>
/// <remarks>BuildKit finds them with its word lexer on the joined line and always with a backslash as escape character, whatever the directive says; an
/// unbalanced quote turns detection off.</remarks>
internal static class Heredocs
{
    /// <summary>True for RUN, COPY, ADD and ONBUILD of these, unless in JSON form.</summary>
    public static bool Allowed(Instruction instruction)
    {
        var inner = instruction.Name == "onbuild" && instruction.Trigger is { } trigger ? trigger : instruction;
        return inner.Name is "run" or "copy" or "add" && !inner.Json;
    }

    /// <summary>The here-documents of a line, without their bodies.</summary>
    public static IReadOnlyList<Heredoc> OfLine(string line, out string? problem)
    {
        problem = null;
        if (!Lexer(raw: true).TryWords(line, out var words, out _)) return [];
        var found = new List<Heredoc>();
        foreach (var word in words)
            if (OfWord(word, ref problem) is { } heredoc)
                found.Add(heredoc);
        return found;
    }

    /// <summary>Reads one word of the form <c>[n]&lt;&lt;[-]name</c>; null when it is no here-document.</summary>
    private static Heredoc? OfWord(string word, ref string? problem)
    {
        var digits = word.AsSpan().IndexOfAnyExceptInRange('0', '9');
        if (digits < 0 || !word.AsSpan(digits).StartsWith("<<", StringComparison.Ordinal)) return null;
        var rest = word.AsSpan(digits + 2);
        var chomp = rest.StartsWith('-');
        rest = (chomp ? rest[1..] : rest).TrimStart("\t\n\f\r ");
        if (rest.IsEmpty || rest.Contains('<')) return null;
        var descriptor = 0u;
        if (digits > 0 && !uint.TryParse(word.AsSpan(0, digits), NumberStyles.None, CultureInfo.InvariantCulture, out descriptor))
        {
            problem ??= "the file descriptor of a here-document is too large";
            return null;
        }

        if (!Lexer(raw: false).TryWords(rest.ToString(), out var plain, out var error) || !Lexer(raw: true).TryWords(rest.ToString(), out var quoted, out error))
        {
            problem ??= error;
            return null;
        }

        if (plain.Count != 1 || quoted.Count != 1) return null;
        return new Heredoc(plain[0], descriptor, Quotes(plain[0]) == Quotes(quoted[0]), chomp, "", Terminated: false, FirstLine: 0);
    }

    private static int Quotes(string word) => word.Count(static c => c is '\'' or '"');

    private static WordLexer Lexer(bool raw) => new('\\') { RawQuotes = raw, RawEscapes = raw, KeepUnset = true };
}
