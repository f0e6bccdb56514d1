using System.Text;

namespace Drydock.Assessment.Starting;

/// <summary>Values of compose files as far as the file alone decides them.</summary>
internal static class ComposeText
{
    /// <summary>The value with the defaults of its variables; null where a variable has none.</summary>
    /// <remarks>Compose Specification, interpolation: <c>${NAME:-default}</c>, <c>${NAME-default}</c>, <c>$$</c>.</remarks>
    public static string? Resolve(string text)
    {
        if (!text.Contains('$', StringComparison.Ordinal)) return text;
        var result = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '$')
            {
                result.Append(text[i]);
                continue;
            }

            if (i + 1 < text.Length && text[i + 1] == '$')
            {
                result.Append('$');
                i++;
                continue;
            }

            if (i + 1 >= text.Length || text[i + 1] != '{' || text.IndexOf('}', i) is not (> 0 and var end)) return null;
            var inside = text[(i + 2)..end];
            var at = inside.IndexOf('-', StringComparison.Ordinal);
            var value = at > 0 ? inside[(at + 1)..] : null;
            if (value is null || value.Contains('$', StringComparison.Ordinal)) return null;
            result.Append(value);
            i = end;
        }

        return result.ToString();
    }
}
