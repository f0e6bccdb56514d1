using Drydock.Dockerfiles.Semantics;

namespace Drydock.Dockerfiles.Rules;

/// <summary>Finds where a variable is used.</summary>
internal static class VariableUses
{
    /// <summary>True when an instruction, a here-document of it included, writes <c>$NAME</c> or <c>${NAME…}</c>.</summary>
    public static bool Mentions(Statement statement, string name) =>
        Mentions(statement.Syntax.Text, name) || statement.Syntax.Heredocs.Any(h => Mentions(h.Content, name));

    private static bool Mentions(string text, string name)
    {
        for (var at = text.IndexOf('$', StringComparison.Ordinal); at >= 0; at = text.IndexOf('$', at + 1))
        {
            var start = at + 1 < text.Length && text[at + 1] == '{' ? at + 2 : at + 1;
            if (string.CompareOrdinal(text, start, name, 0, name.Length) != 0) continue;
            var end = start + name.Length;
            if (end == text.Length || !char.IsAsciiLetterOrDigit(text[end]) && text[end] != '_') return true;
        }

        return false;
    }
}
