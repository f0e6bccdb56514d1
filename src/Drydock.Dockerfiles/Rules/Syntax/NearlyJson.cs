using System.Collections.Immutable;

namespace Drydock.Dockerfiles.Rules.Syntax;

/// <summary>Reads what was meant as a JSON array of strings: single quotes, a comma too many or too few, a comment behind it.</summary>
internal static class NearlyJson
{
    /// <summary>The strings; null for text that was hardly meant so, such as the shell's <c>[ -f x ]</c>.</summary>
    public static ImmutableArray<string>? Read(string text)
    {
        if (text.Length < 2 || text[0] != '[') return null;
        var words = ImmutableArray.CreateBuilder<string>();
        var commas = 0;
        var at = 1;
        for (; at < text.Length && text[at] != ']'; at++)
        {
            var c = text[at];
            if (c == ',') commas++;
            else if (c is '"' or '\'')
            {
                var end = text.IndexOf(c, at + 1);
                if (end < 0 || text.AsSpan(at + 1, end - at - 1).Contains('\\')) return null;
                words.Add(text[(at + 1)..end]);
                at = end;
            }
            else if (c is not (' ' or '\t')) return null;
        }

        if (at >= text.Length || words.Count == 0) return null;
        var rest = text.AsSpan(at + 1).Trim();
        if (rest.Length > 0 && rest[0] != '#') return null;

        // "[" and a blank begin a test of the shell, which has no commas.
        return commas > 0 || text[1] != ' ' ? words.ToImmutable() : null;
    }
}
