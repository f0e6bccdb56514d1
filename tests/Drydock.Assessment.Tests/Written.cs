using System.Text;
using Drydock.Assessment.Reports;

namespace Drydock.Assessment.Tests;

internal static class Written
{
    public static byte[] By(IReportWriter writer, ScanReport report, ReportOptions? options = null)
    {
        using var output = new MemoryStream();
        writer.Write(report, options ?? new ReportOptions(), output);
        return output.ToArray();
    }

    public static byte[] By(ISbomWriter writer, Sbom sbom, ReportOptions? options = null)
    {
        using var output = new MemoryStream();
        writer.Write(sbom, options ?? new ReportOptions(), output);
        return output.ToArray();
    }

    public static string Text(IReportWriter writer, ScanReport report, ReportOptions? options = null) => Encoding.UTF8.GetString(By(writer, report, options));
}
