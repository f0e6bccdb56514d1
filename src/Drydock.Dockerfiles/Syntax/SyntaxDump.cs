using System.Globalization;
using System.Text;

namespace Drydock.Dockerfiles.Syntax;

/// <summary>Prints instructions in the notation of BuildKit's parser tests: <c>(run "echo hi")</c>, one a line.</summary>
public static class SyntaxDump
{
    /// <summary>The whole file, each instruction followed by a line feed.</summary>
    public static string Of(SyntaxTree tree)
    {
        var text = new StringBuilder();
        foreach (var instruction in tree.Instructions) text.Append('(').Append(Of(instruction)).Append(")\n");
        return text.ToString();
    }

    private static string Of(Instruction instruction)
    {
        var text = new StringBuilder(instruction.Name);
        if (instruction.Flags.Length > 0) text.Append(" [").AppendJoin(' ', instruction.Flags.Select(Quote)).Append(']');
        if (instruction.Trigger is { } trigger) text.Append(" (").Append(Of(trigger)).Append(')');
        foreach (var word in instruction.Words) text.Append(' ').Append(Quote(word));
        return SourceText.Printable(text.ToString()).Trim();
    }

    /// <summary>Quotes as Go's strconv.Quote does: printable characters as they are, the rest escaped, an undecodable byte as <c>\xNN</c>.</summary>
    public static string Quote(string word)
    {
        var text = new StringBuilder("\"");
        var rest = word.AsSpan();
        while (rest.Length > 0)
        {
            if (Rune.DecodeFromUtf16(rest, out var rune, out var consumed) == System.Buffers.OperationStatus.Done)
                AppendRune(text, rune);
            else
                text.Append("\\x").Append((rest[0] & 0xFF).ToString("x2", CultureInfo.InvariantCulture));
            rest = rest[consumed..];
        }

        return text.Append('"').ToString();
    }

    private static void AppendRune(StringBuilder text, Rune rune)
    {
        var index = "\"\\\a\b\f\n\r\t\v".IndexOf((char)Math.Min(rune.Value, char.MaxValue));
        if (index >= 0) text.Append('\\').Append("\"\\abfnrtv"[index]);
        else if (IsPrintable(rune)) text.Append(rune);
        else if (rune.Value is < 0x20 or 0x7F) text.Append("\\x").Append(rune.Value.ToString("x2", CultureInfo.InvariantCulture));
        else if (rune.Value < 0x10000) text.Append("\\u").Append(rune.Value.ToString("x4", CultureInfo.InvariantCulture));
        else text.Append("\\U").Append(rune.Value.ToString("x8", CultureInfo.InvariantCulture));
    }

    /// <summary>Go's unicode.IsPrint: letters, marks, numbers, punctuation, symbols, and of the spaces only U+0020.</summary>
    private static bool IsPrintable(Rune rune) => rune.Value == ' ' || Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
        or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
