using System.Globalization;
using System.Text;

namespace Drydock.Assessment.Reports;

/// <summary>One row per image, sorted by reference: the answer of a scan over many images.</summary>
public static class SummaryTable
{
    /// <summary>Writes UTF-8 without a byte order mark; the same bytes whatever the order of <paramref name="summaries"/>.</summary>
    public static void Write(IEnumerable<ScanSummary> summaries, ReportOptions options, Stream output)
    {
        var rows = summaries.OrderBy(s => s.Reference, StringComparer.Ordinal).ThenBy(s => s.Problem?.ToString(), StringComparer.Ordinal).ToList();
        var text = new StringBuilder();
        var ansi = new Ansi(options.Colour);
        if (rows.Count > 0) WriteRows(text, rows, Math.Max(options.Width, 40), ansi);
        WriteProblems(text, rows);
        WriteTotals(text, rows, ansi);
        output.Write(Encoding.UTF8.GetBytes(text.ToString()));
    }

    private static void WriteRows(StringBuilder text, List<ScanSummary> rows, int width, Ansi ansi)
    {
        TextTable.Column[] columns =
            [new("IMAGE", 16, 2), new("OS", 6, 3), new("PACKAGES", 8, 4), new("VULNERABILITIES", 12, 1), new("STATUS", 8, 0), new("VERDICT", 7, 0)];
        var table = new TextTable(columns, width, "");
        foreach (var row in rows)
        {
            string[] cells =
            [
                PlainText.Of(row.Reference), row.Os is { } os ? PlainText.Of(os) : "-", row.Status is null ? "-" : row.Packages.ToString(CultureInfo.InvariantCulture),
                row.Counts?.ToString() ?? "-", row.Status is { } status ? Words.Of(status) : "failed", row.Verdict.Pass ? "PASS" : "FAIL",
            ];
            table.Row(cells, (column, cell) => column != 5 ? cell : row.Verdict.Pass ? ansi.Good(cell) : ansi.Bad(cell));
        }

        table.Write(text, ansi.Faint);
        text.Append('\n');
    }

    private static void WriteProblems(StringBuilder text, List<ScanSummary> rows)
    {
        var troubled = rows.Where(r => r.Problem is not null).ToList();
        foreach (var row in troubled) text.Append($"! {PlainText.Of(row.Reference)}: {PlainText.Of(row.Problem!.ToString())}\n");
        if (troubled.Count > 0) text.Append('\n');
    }

    private static void WriteTotals(StringBuilder text, List<ScanSummary> rows, Ansi ansi)
    {
        if (rows.Count == 0)
        {
            text.Append("No image was scanned.\n");
            return;
        }

        var passed = rows.Count(r => r.Verdict.Pass);
        var incomplete = rows.Count(r => r.Status != ScanStatus.Complete);
        var violated = rows.Count - passed - incomplete;
        text.Append(passed == rows.Count ? ansi.Good("PASS") : ansi.Bad("FAIL"));
        text.Append($"  {ReportText.Plural(rows.Count, "image", "images")}: {passed} passed, {violated} violated the gate, {incomplete} not scanned completely\n");
    }
}
