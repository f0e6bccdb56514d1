using System.Text;

namespace Drydock.Assessment.Reports;

/// <summary>Aligned columns of safe text (<see cref="PlainText"/>) within a number of terminal cells.</summary>
/// <param name="columns">Left to right. When the row is too wide, the column with the highest <see cref="Column.Yields"/> shrinks first.</param>
internal sealed class TextTable(IReadOnlyList<TextTable.Column> columns, int width, string indent)
{
    private const string Gap = "  ";
    private readonly List<(string[] Cells, Func<int, string, string>? Paint, string? Section)> rows = [];

    /// <summary>A row; <paramref name="paint"/> colours the padded text of a column.</summary>
    public void Row(string[] cells, Func<int, string, string>? paint = null) => rows.Add((cells, paint, null));

    /// <summary>A line across all columns, already fitted and coloured.</summary>
    public void Section(string line) => rows.Add(([], null, line));

    public void Write(StringBuilder output, Func<string, string> paintTitles)
    {
        var widths = Widths();
        output.Append(paintTitles(Line([.. columns.Select(c => c.Title)], widths, null))).Append('\n');
        foreach (var (cells, paint, section) in rows)
            output.Append(section ?? Line(cells, widths, paint)).Append('\n');
    }

    private string Line(string[] cells, int[] widths, Func<int, string, string>? paint)
    {
        var line = new StringBuilder(indent);
        var last = Array.FindLastIndex(cells, c => c.Length > 0);
        for (var i = 0; i <= last; i++)
        {
            if (widths[i] == 0) continue;
            var text = PlainText.Fit(cells[i], widths[i]);
            var padding = i == last ? "" : new string(' ', widths[i] - PlainText.Cells(text)) + Gap;
            line.Append(paint is null ? text : paint(i, text)).Append(padding);
        }

        return line.ToString().TrimEnd();
    }

    private int[] Widths()
    {
        var widths = columns.Select((column, i) => rows.Where(r => r.Section is null).Select(r => PlainText.Cells(r.Cells[i])).Append(column.Title.Length).Max()).ToArray();
        var room = width - indent.Length - ((columns.Count - 1) * Gap.Length);
        foreach (var (column, i) in columns.Select((c, i) => (c, i)).OrderByDescending(c => c.c.Yields))
        {
            var excess = widths.Sum() - room;
            if (excess <= 0) break;
            widths[i] = Math.Max(Math.Min(column.Least, widths[i]), widths[i] - excess);
        }

        return widths;
    }

    /// <param name="Least">Cells below which it never shrinks.</param>
    /// <param name="Yields">Order of shrinking, highest first.</param>
    internal sealed record Column(string Title, int Least, int Yields);
}
