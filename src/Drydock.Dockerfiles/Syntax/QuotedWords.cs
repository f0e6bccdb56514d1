using System.Text;

namespace Drydock.Dockerfiles.Syntax;

/// <summary>Splits the arguments of ENV, LABEL and ARG at Unicode white space outside quotes and escapes; quotes and escapes stay in the words.</summary>
internal static class QuotedWords
{
    public static List<string> Split(string text, char escape)
    {
        var words = new List<string>();
        var points = SourceText.CodePoints(text);
        var word = new StringBuilder();
        var quote = 0;
        var quoted = false;
        var inWord = false;
        for (var at = 0; at < points.Length; at++)
        {
            var point = points[at];
            if (quote == 0 && SourceText.IsSpace(point))
            {
                End();
                continue;
            }

            inWord = true;
            if (point == escape && quote != '\'')
            {
                if (at + 1 == points.Length) break;
                word.Append(new Rune(point));
                point = points[++at];
            }
            else if (quote == 0 && (point is '\'' or '"'))
            {
                quote = point;
                quoted = true;
            }
            else if (quote == point)
                quote = 0;

            word.Append(new Rune(point));
        }

        End();
        return words;

        void End()
        {
            if (inWord && (quoted || word.Length > 0)) words.Add(word.ToString());
            word.Clear();
            quoted = inWord = false;
        }
    }
}
