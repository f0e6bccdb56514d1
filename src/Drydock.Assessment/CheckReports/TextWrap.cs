using System.Text;
using Drydock.Assessment.Reports;

namespace Drydock.Assessment.CheckReports;

/// <summary>Breaks a sentence at blanks.</summary>
internal static class TextWrap
{
    /// <summary>Appends words, beginning a line with <paramref name="indent"/> where the next one would not fit.</summary>
    /// <param name="used">Cells taken on the first line already.</param>
    public static void Append(StringBuilder text, string sentence, int used, string indent, int width)
    {
        var first = true;
        foreach (var word in sentence.Split(' '))
        {
            var cells = PlainText.Cells(word);
            if (!first && used + 1 + cells > width)
            {
                text.Append('\n').Append(indent);
                used = indent.Length;
            }
            else if (!first)
            {
                text.Append(' ');
                used++;
            }

            text.Append(word);
            used += cells;
            first = false;
        }
    }
}
