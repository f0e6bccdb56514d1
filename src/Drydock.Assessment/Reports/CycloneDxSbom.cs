namespace Drydock.Assessment.Reports;

/// <summary>CycloneDX 1.6 (ECMA-424): bill of materials.</summary>
public sealed class CycloneDxSbom : ISbomWriter
{
    public string Format => "cyclonedx";

    public void Write(Sbom sbom, ReportOptions options, Stream output) => CycloneDxDocument.Write(sbom, null, options, output);
}
