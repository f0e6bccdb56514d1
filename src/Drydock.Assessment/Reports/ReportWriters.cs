namespace Drydock.Assessment.Reports;

/// <summary>The list of report formats.</summary>
public static class ReportWriters
{
    /// <summary>For people first, then for machines.</summary>
    public static IReadOnlyList<IReportWriter> All { get; } =
        [new TableReport(), new MarkdownReport(), new JsonReport(), new SarifReport(), new CycloneDxReport()];

    /// <summary>The writer of this format; null when there is none.</summary>
    public static IReportWriter? Find(string format) => All.FirstOrDefault(w => w.Format.Equals(format, StringComparison.OrdinalIgnoreCase));
}
