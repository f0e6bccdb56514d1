namespace Drydock.Assessment.Reports;

/// <summary>CycloneDX 1.6 (ECMA-424): bill of materials with vulnerabilities.</summary>
public sealed class CycloneDxReport : IReportWriter
{
    public string Format => "cyclonedx";

    public void Write(ScanReport report, ReportOptions options, Stream output)
    {
        var sbom = new Sbom(report.ToolVersion, report.Target, report.Status, report.Problems, report.Packages);
        CycloneDxDocument.Write(sbom, report.Findings, options, output);
    }
}
