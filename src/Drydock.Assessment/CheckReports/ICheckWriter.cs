namespace Drydock.Assessment.CheckReports;

/// <summary>Writes the result of a check in one format. One file per format, listed in <see cref="CheckWriters"/>.</summary>
public interface ICheckWriter
{
    /// <summary>The name given to <c>--format</c>.</summary>
    string Format { get; }

    /// <summary>Writes UTF-8 without a byte order mark; the same bytes for the same report and options.</summary>
    void Write(CheckReport report, CheckReportOptions options, Stream output);
}
