namespace Drydock.Assessment.Reports;

/// <summary>Escapes hostile text for GitHub-flavoured Markdown.</summary>
/// <remarks>
/// Backslash escapes do not stop mentions and issue references: those are found in the rendered text. They are not looked for inside code, so every
/// foreign text goes into a code span; the two characters that could end a span or a table cell are shown by their number.
/// </remarks>
internal static class MarkdownText
{
    /// <summary>A code span that is safe in a table cell; <c>(empty)</c> for empty text.</summary>
    public static string Code(string? text)
    {
        var plain = PlainText.Of(text);
        if (plain.Length == 0) return "(empty)";
        return $"`{plain.Replace("`", "\\u{60}", StringComparison.Ordinal).Replace("|", "\\u{7C}", StringComparison.Ordinal)}`";
    }

    /// <summary>A link to the vulnerability's page, or the id as code when it is not of plain characters.</summary>
    public static string Id(string id) => AdvisoryLinks.Of(id) is { } link ? $"[{id}]({link})" : Code(id);
}
