namespace Drydock.Assessment.Waivers;

/// <summary>Lists in brackets.</summary>
internal static class FlowList
{
    /// <summary>The text with an item before the closing bracket; null when the list's end is not found.</summary>
    /// <param name="open">Offset of the opening bracket.</param>
    public static string? Append(string text, int open, string item)
    {
        var depth = 0;
        var last = open;
        for (var i = open; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '#' && char.IsWhiteSpace(text[i - 1]))
            {
                i = text.IndexOf('\n', i);
                if (i < 0) return null;
                continue;
            }

            if (char.IsWhiteSpace(c)) continue;
            if (c is '"' or '\'') i = EndOfQuote(text, i, c);
            else if (c is '[' or '{') depth++;
            else if (c is ']' or '}' && --depth == 0) return text.Insert(last + 1, last == open ? item : text[last] == ',' ? $" {item}" : $", {item}");
            last = i;
        }

        return null;
    }

    private static int EndOfQuote(string text, int start, char quote)
    {
        // Within a plain text a quote is a letter like any other: it opens a text only behind a mark or space.
        if (start > 0 && text[start - 1] is not (' ' or '\t' or '\n' or '[' or '{' or ',' or ':')) return start;
        for (var i = start + 1; i < text.Length; i++)
        {
            if (text[i] == '\\' && quote == '"') i++;
            else if (text[i] == quote) return i;
        }

        return text.Length - 1;
    }
}
