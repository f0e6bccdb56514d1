using System.Globalization;
using System.Text;

namespace Drydock.Assessment.Reports;

/// <summary>For people at a terminal: grouped by source package, worst first, what to do at the end. A terminal of 120 columns and more shows EPSS, known
/// exploitation and the instruction that made the layer.</summary>
public sealed class TableReport : IReportWriter
{
    private const int WideFrom = 120;
    private const int PackagesFrom = 72;
    private const int StepsShown = 8;

    public string Format => "table";

    public void Write(ScanReport report, ReportOptions options, Stream output)
    {
        var text = new StringBuilder();
        var ansi = new Ansi(options.Colour);
        WriteHeader(text, report, ansi);
        WriteWarnings(text, report, ansi);
        var groups = FindingGroup.Of(FindingGroup.Visible(report, options));
        if (groups.Length > 0) WriteFindings(text, report, groups, Math.Max(options.Width, 40), ansi);
        WriteTotals(text, report, options, ansi);
        WriteSteps(text, report, ansi);
        WriteVerdict(text, report.Verdict, ansi);
        output.Write(Encoding.UTF8.GetBytes(text.ToString()));
    }

    private static void WriteHeader(StringBuilder text, ScanReport report, Ansi ansi)
    {
        var target = report.Target;
        text.Append(ansi.Strong(PlainText.Of(target.Reference))).Append($" ({ReportText.Source(target, PlainText.Of)})\n");
        text.Append($"{ReportText.Os(target, PlainText.Of)}; {ReportText.Plural(report.Packages.Length, "package", "packages")}; ");
        text.Append($"advisories of {ReportText.Day(report.Database.Built)}\n");
        if (target.Base is { } image) text.Append($"built on {PlainText.Of(image.Reference ?? image.Digest?.ToString() ?? "an unnamed base image")} ({PlainText.Of(image.Evidence)})\n");
        if (!target.Verified) text.Append("layer digests were not checked; --verify checks them\n");
        text.Append('\n');
    }

    private static void WriteWarnings(StringBuilder text, ScanReport report, Ansi ansi)
    {
        if (ReportText.Sample(report) is { } sample) text.Append(ansi.Bad(sample)).Append("\n\n");
        if (ReportText.Incomplete(report) is not { } incomplete) return;
        text.Append(ansi.Bad(incomplete)).Append('\n');
        foreach (var problem in report.Problems)
        {
            text.Append($"  ! {PlainText.Of(problem.Doing)} {PlainText.Of(problem.Subject)}: {PlainText.Of(problem.Wrong)}\n");
            text.Append($"    {PlainText.Of(problem.Next)}\n");
        }

        text.Append('\n');
    }

    private static void WriteFindings(StringBuilder text, ScanReport report, IEnumerable<FindingGroup> groups, int width, Ansi ansi)
    {
        var columns = Columns(report, width);
        var table = new TextTable([.. columns.Select(c => c.Column)], width, "  ");
        foreach (var group in groups)
        {
            var counts = SeverityCounts.Of(group.Rows.Select(r => r.Finding));
            var tail = $" ({Words.Of(group.Type)})  {counts}";
            var name = PlainText.Fit($"{PlainText.Of(group.Name)} {PlainText.Of(group.Version)}", Math.Max(width - tail.Length, 10));
            table.Section("");
            table.Section(ansi.Strong(name) + tail);
            foreach (var row in group.Rows)
                table.Row([.. columns.Select(c => c.Cell(row))], (column, cell) => column == 0 ? ansi.Severity(row.Finding.Match.Severity, cell) : cell);
        }

        table.Write(text, ansi.Faint);
        text.Append('\n');
    }

    private static List<(TextTable.Column Column, Func<FindingRow, string> Cell)> Columns(ScanReport report, int width)
    {
        var columns = new List<(TextTable.Column, Func<FindingRow, string>)>
        {
            (new("SEVERITY", 10, 0), Severity),
            (new("VULNERABILITY", 13, 1), row => PlainText.Of(row.Finding.Match.Id)),
            (new("FIX", 10, 2), row => PlainText.Of(FindingText.Fix(row.Finding.Match))),
        };
        if (width >= WideFrom)
        {
            columns.Add((new("EPSS", 5, 0), row => row.Finding.Match.Epss is { } e ? e.Score.ToString("0.000", CultureInfo.InvariantCulture) : "-"));
            columns.Add((new("EXPLOITED", 9, 0), row => row.Finding.Match.Kev is null ? "-" : "yes (KEV)"));
        }

        if (width >= PackagesFrom)
        {
            columns.Add((new("LAYER", 5, 0), Layer));
            columns.Add((new("PACKAGES", 12, 4), row => string.Join(", ", row.Packages.Select(PlainText.Of))));
        }

        if (width >= WideFrom && report.Target.Layers.Any(l => l.CreatedBy is not null))
            columns.Add((new("MADE BY", 12, 5), row => PlainText.Of(CreatedBy(report, row))));
        return columns;
    }

    /// <summary>The word, with a mark where the row does not count or is a private copy.</summary>
    private static string Severity(FindingRow row) => Words.Of(row.Finding.Match.Severity).ToUpperInvariant() + Mark(row.Finding);

    private static string Mark(Finding finding)
    {
        if (finding.Suppressed is { } suppression) return $" ({PlainText.Of(suppression.By)})";
        return finding.Match.Package.VendoredBy is { } by ? $" (in {PlainText.Of(by)})" : "";
    }

    private static string Layer(FindingRow row) => row.Finding.Layer is { } layer
        ? row.Finding.IntroducedBy is { } by ? $"{layer} {by}" : $"{layer}"
        : "-";

    private static string? CreatedBy(ScanReport report, FindingRow row) =>
        row.Finding.Layer is { } layer && layer < report.Target.Layers.Length ? report.Target.Layers[layer].CreatedBy : null;

    private static void WriteTotals(StringBuilder text, ScanReport report, ReportOptions options, Ansi ansi)
    {
        var counts = SeverityCounts.Of(report.Findings.Where(f => f.Suppressed is null));
        if (counts.Total == 0) text.Append(ReportText.Nothing(report)).Append('\n');
        else text.Append(ansi.Strong(counts.ToString())).Append("  ").Append(ReportText.Totals(report)).Append('\n');
        if (ReportText.Hidden(report, options) is { } hidden) text.Append(hidden).Append('\n');
        if (ReportText.Suppressed(report, options, PlainText.Of) is { } suppressed) text.Append(suppressed).Append('\n');
    }

    private static void WriteSteps(StringBuilder text, ScanReport report, Ansi ansi)
    {
        var steps = UpdateStep.Of(report);
        if (steps.Length == 0) return;
        text.Append('\n').Append(ansi.Strong("What to do")).Append('\n');
        foreach (var step in steps.Take(StepsShown)) text.Append($"  {ReportText.Step(step, PlainText.Of)}\n");
        if (steps.Length > StepsShown) text.Append($"  and {ReportText.Plural(steps.Length - StepsShown, "more source package", "more source packages")} with a fix\n");
        if (ReportText.BaseHint(report, steps, PlainText.Of) is { } hint) text.Append($"  {hint}\n");
    }

    private static void WriteVerdict(StringBuilder text, Verdict verdict, Ansi ansi)
    {
        text.Append('\n').Append(verdict.Pass ? ansi.Good("PASS") : ansi.Bad("FAIL")).Append('\n');
        foreach (var reason in verdict.Reasons) text.Append($"  {PlainText.Of(reason)}\n");
    }
}
