using System.Text;

namespace Drydock.Assessment.Reports;

/// <summary>GitHub-flavoured Markdown for a pull request or a job summary: verdict and steps first, then one row per vulnerability, at most 200 of them.</summary>
public sealed class MarkdownReport : IReportWriter
{
    /// <summary>A comment on GitHub holds 65,536 characters.</summary>
    private const int RowsShown = 200;

    private const int StepsShown = 20;

    public string Format => "markdown";

    public void Write(ScanReport report, ReportOptions options, Stream output)
    {
        var text = new StringBuilder();
        WriteHeader(text, report);
        WriteWarnings(text, report);
        WriteSteps(text, report);
        WriteFindings(text, report, options);
        output.Write(Encoding.UTF8.GetBytes(text.ToString()));
    }

    private static void WriteHeader(StringBuilder text, ScanReport report)
    {
        var target = report.Target;
        text.Append($"## Drydock: {MarkdownText.Code(target.Reference)}\n\n");
        text.Append($"**{(report.Verdict.Pass ? "PASS" : "FAIL")}**");
        foreach (var reason in report.Verdict.Reasons) text.Append($" {reason}");
        text.Append("\n\n");
        text.Append($"{ReportText.Source(target, MarkdownText.Code)}; {ReportText.Os(target, MarkdownText.Code)}; ");
        text.Append($"{ReportText.Plural(report.Packages.Length, "package", "packages")}; advisories of {ReportText.Day(report.Database.Built)}.\n\n");
        if (!target.Verified) text.Append("Layer digests were not checked.\n\n");
    }

    private static void WriteWarnings(StringBuilder text, ScanReport report)
    {
        if (ReportText.Sample(report) is { } sample) text.Append($"**{sample}**\n\n");
        if (ReportText.Incomplete(report) is not { } incomplete) return;
        text.Append($"**{incomplete}**\n\n");
        // An indented code block: one line each, so nothing in it can end the block.
        foreach (var problem in report.Problems) text.Append($"    {PlainText.Of(problem.ToString())}\n");
        text.Append('\n');
    }

    private static void WriteSteps(StringBuilder text, ScanReport report)
    {
        var steps = UpdateStep.Of(report);
        if (steps.Length == 0) return;
        text.Append("### What to do\n\n");
        foreach (var step in steps.Take(StepsShown)) text.Append($"- {ReportText.Step(step, MarkdownText.Code)}\n");
        if (steps.Length > StepsShown) text.Append($"- and {ReportText.Plural(steps.Length - StepsShown, "more source package", "more source packages")} with a fix\n");
        text.Append('\n');
        if (ReportText.BaseHint(report, steps, MarkdownText.Code) is { } hint) text.Append(hint).Append("\n\n");
    }

    private static void WriteFindings(StringBuilder text, ScanReport report, ReportOptions options)
    {
        text.Append("### Vulnerabilities\n\n");
        var counts = SeverityCounts.Of(report.Findings.Where(f => f.Suppressed is null));
        text.Append(counts.Total == 0 ? ReportText.Nothing(report) : $"**{counts}**: {ReportText.Totals(report)}.").Append("\n\n");
        // A table of single rows has no group headings: worst first over all sources.
        var rows = FindingGroup.Of(FindingGroup.Visible(report, options)).SelectMany(g => g.Rows.Select(r => (Group: g, Row: r)))
            .OrderBy(r => r.Row.Finding, FindingOrder.Instance).ToList();
        if (rows.Count > 0)
        {
            text.Append("| Severity | Vulnerability | Source package | Packages | Fix | Layer |\n|---|---|---|---|---|---|\n");
            foreach (var (group, row) in rows.Take(RowsShown)) WriteRow(text, group, row);
            text.Append('\n');
        }

        if (rows.Count > RowsShown) text.Append($"{rows.Count - RowsShown} more rows are left out here; the JSON report has them all.\n\n");
        if (ReportText.Hidden(report, options) is { } hidden) text.Append(hidden).Append("\n\n");
        if (ReportText.Suppressed(report, options, MarkdownText.Code) is { } suppressed) text.Append(suppressed).Append('\n');
    }

    private static void WriteRow(StringBuilder text, FindingGroup group, FindingRow row)
    {
        const int Names = 5;
        var match = row.Finding.Match;
        var severity = Words.Of(match.Severity);
        if (match.Kev is not null) severity += ", exploited";
        if (row.Finding.Suppressed is { } suppression) severity += $", {MarkdownText.Code(suppression.By)}";
        if (match.Package.VendoredBy is { } by) severity += $", in {MarkdownText.Code(by)}";
        var packages = string.Join(", ", row.Packages.Take(Names).Select(MarkdownText.Code)) + (row.Packages.Length > Names ? $" and {row.Packages.Length - Names} more" : "");
        var layer = row.Finding.Layer is { } index ? $"{index} {row.Finding.IntroducedBy}".TrimEnd() : "-";
        text.Append($"| {severity} | {MarkdownText.Id(match.Id)} | {MarkdownText.Code($"{group.Name} {group.Version}")} | {packages} | ");
        text.Append($"{MarkdownText.Code(FindingText.Fix(match))} | {layer} |\n");
    }
}
