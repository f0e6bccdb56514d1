namespace Drydock.Assessment.Reports;

/// <summary>Writes a bill of materials in one format. One file per format, listed in <see cref="SbomWriters"/>.</summary>
public interface ISbomWriter
{
    /// <summary>The name given to <c>--format</c>.</summary>
    string Format { get; }

    /// <summary>Writes UTF-8 without a byte order mark; the same bytes for the same content and options.</summary>
    void Write(Sbom sbom, ReportOptions options, Stream output);
}
