using System.Globalization;
using System.Text;

namespace Drydock.Assessment.Reports;

/// <summary>Makes text from images and feeds safe to show on one line: what would move the cursor, change colour, reorder or hide text is shown as
/// <c>\u{1B}</c>.</summary>
internal static class PlainText
{
    private const int Longest = 300;

    /// <summary>The text with control, format (bidirectional), combining, private, unassigned and line-breaking characters shown by their number, cut after 300 characters.</summary>
    public static string Of(string? text)
    {
        if (text is null) return "";
        if (text.Length <= Longest && !text.AsSpan().ContainsAnyExceptInRange(' ', '~')) return text;
        var safe = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (safe.Length >= Longest) return safe.Append('…').ToString();
            if (IsShown(rune)) safe.Append(rune.ToString());
            else AppendNumber(safe, rune);
        }

        return safe.ToString();
    }

    /// <summary>Terminal cells that the text takes; it must be safe already.</summary>
    public static int Cells(string text)
    {
        if (!text.AsSpan().ContainsAnyExceptInRange(' ', '~')) return text.Length;
        var cells = 0;
        foreach (var rune in text.EnumerateRunes()) cells += CellsOf(rune);
        return cells;
    }

    /// <summary>The text cut to at most <paramref name="cells"/> terminal cells, ending in "…" when it was longer.</summary>
    public static string Fit(string text, int cells)
    {
        if (Cells(text) <= cells) return text;
        var kept = new StringBuilder();
        var used = 1;
        foreach (var rune in text.EnumerateRunes())
        {
            used += CellsOf(rune);
            if (used > cells) break;
            kept.Append(rune.ToString());
        }

        return kept.Append('…').ToString();
    }

    internal static void AppendNumber(StringBuilder text, Rune rune) => text.Append("\\u{").Append(rune.Value.ToString("X", CultureInfo.InvariantCulture)).Append('}');

    /// <summary>East Asian Wide and Fullwidth blocks (Unicode Standard Annex 11), in blocks rather than characters: an estimate only moves a column.</summary>
    private static int CellsOf(Rune rune) => rune.Value switch
    {
        (>= 0x1100 and <= 0x115F) or (>= 0x2E80 and <= 0xA4CF) or (>= 0xAC00 and <= 0xD7A3) or (>= 0xF900 and <= 0xFAFF) => 2,
        (>= 0xFE30 and <= 0xFE6F) or (>= 0xFF00 and <= 0xFF60) or (>= 0xFFE0 and <= 0xFFE6) or (>= 0x1F300 and <= 0x1FAFF) => 2,
        >= 0x20000 and <= 0x3FFFD => 2,
        _ => 1,
    };

    private static bool IsShown(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse => false,
        UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => false,
        UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.SpacingCombiningMark => false,
        UnicodeCategory.SpaceSeparator => rune.Value == ' ',
        // Hangul fillers are letters without a shape.
        _ => rune.Value is not (0x115F or 0x1160 or 0x3164 or 0xFFA0 or 0x2800),
    };
}
