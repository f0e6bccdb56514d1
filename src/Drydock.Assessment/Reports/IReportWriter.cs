namespace Drydock.Assessment.Reports;

/// <summary>Writes a scan report in one format. One file per format, listed in <see cref="ReportWriters"/>.</summary>
public interface IReportWriter
{
    /// <summary>The name given to <c>--format</c>.</summary>
    string Format { get; }

    /// <summary>Writes the report as UTF-8 without a byte order mark; the same bytes for the same report and options.</summary>
    void Write(ScanReport report, ReportOptions options, Stream output);
}
