using System.Globalization;
using System.Text;

namespace Drydock.Cli.Terminal;

/// <summary>Makes text from outside safe to show: what would move the cursor, change colours or reorder text is shown as <c>\u{1B}</c>.</summary>
internal static class TerminalText
{
    private const int Longest = 2000;

    /// <summary>The text on one line, cut after 2000 characters.</summary>
    public static string Line(string text) => Safe(text, keepLines: false);

    /// <summary>The text with its line breaks and tabs.</summary>
    public static string Lines(string text) => Safe(text, keepLines: true);

    private static string Safe(string text, bool keepLines)
    {
        if (text.Length <= Longest && !text.AsSpan().ContainsAnyExceptInRange(' ', '~')) return text;
        var safe = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (!keepLines && safe.Length >= Longest) return safe.Append('…').ToString();
            if (IsShown(rune) || (keepLines && rune.Value is '\n' or '\t')) safe.Append(rune.ToString());
            else if (!(keepLines && rune.Value == '\r')) safe.Append("\\u{").Append(rune.Value.ToString("X", CultureInfo.InvariantCulture)).Append('}');
        }

        return safe.ToString();
    }

    private static bool IsShown(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse => false,
        UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => false,
        _ => true,
    };
}
