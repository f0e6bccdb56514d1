using System.Globalization;

namespace Drydock.Dockerfiles.Semantics;

/// <summary>Where the characters of a JSON string's text stand in the line that holds it.</summary>
internal static class JsonPlaces
{
    /// <summary>An index for each character and one for the end; null where the string does not read as the text says (an escape that the builder replaces).</summary>
    /// <param name="line">The joined line of the instruction.</param>
    /// <param name="start">The opening quote.</param>
    /// <param name="end">Behind the closing one.</param>
    /// <param name="text">What the builder makes of it.</param>
    public static int[]? Of(string line, int start, int end, string text)
    {
        var places = new int[text.Length + 1];
        var at = start + 1;
        for (var i = 0; i < text.Length; i++)
        {
            if (at >= end - 1 || Character(line.AsSpan(at, end - 1 - at), out var length) != text[i]) return null;
            places[i] = at;
            at += length;
        }

        places[text.Length] = at;
        return at == end - 1 ? places : null;
    }

    /// <summary>The character that stands at the beginning of a stretch; null where it is no complete escape.</summary>
    private static char? Character(ReadOnlySpan<char> text, out int length)
    {
        length = text[0] == '\\' ? text.Length > 1 && text[1] == 'u' ? 6 : 2 : 1;
        if (length > text.Length) return null;
        return length switch
        {
            1 => text[0],
            6 => ushort.TryParse(text[2..6], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit) ? (char)unit : null,
            _ => text[1] switch { 'b' => '\b', 'f' => '\f', 'n' => '\n', 'r' => '\r', 't' => '\t', '"' or '\\' or '/' => text[1], _ => null },
        };
    }
}
