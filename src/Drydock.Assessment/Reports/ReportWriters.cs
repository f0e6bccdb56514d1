namespace Drydock.Assessment.Reports;

/// <summary>The list of report formats.</summary>
public static class ReportWriters
{
    public static IReadOnlyList<IReportWriter> All { get; } = [];
}
