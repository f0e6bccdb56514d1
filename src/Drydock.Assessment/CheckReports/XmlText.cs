using System.Text;
using System.Xml;

namespace Drydock.Assessment.CheckReports;

/// <summary>How every XML format is written: UTF-8 without a byte order mark, two blanks of indentation, line feeds.</summary>
internal static class XmlText
{
    public static XmlWriter Writer(Stream output) => XmlWriter.Create(output, new XmlWriterSettings
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        Indent = true,
        NewLineChars = "\n",
        CloseOutput = false,
    });

    /// <summary>The text with what XML 1.0 cannot hold as U+FFFD.</summary>
    public static string Of(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            var allowed = rune.Value is '\t' or '\n' or '\r' or >= 0x20 and not (0xFFFE or 0xFFFF);
            result.Append(allowed ? rune.ToString() : "\uFFFD");
        }

        return result.ToString();
    }
}
