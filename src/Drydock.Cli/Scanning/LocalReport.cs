using System.Text.Json;
using Drydock.Assessment;
using Drydock.Assessment.Reports;

namespace Drydock.Cli.Scanning;

/// <summary>The JSON of a scan over many images: the report of each, what could not be scanned, and one verdict.</summary>
internal sealed class LocalReport : IDisposable
{
    /// <summary>Value of <c>schema</c>.</summary>
    public const string Schema = "drydock.local-scan/1";

    private readonly List<ReadOnlyMemory<byte>> reports = [];
    private readonly MemoryStream buffer = new();

    /// <summary>Adds a report.</summary>
    public void Add(ScanReport report)
    {
        buffer.SetLength(0);
        new JsonReport().Write(report, new ReportOptions(), buffer);
        reports.Add(buffer.ToArray());
    }

    /// <summary>Writes the whole.</summary>
    /// <param name="summaries">Of the same scan, images that failed included.</param>
    public void Write(IReadOnlyList<ScanSummary> summaries, Stream output)
    {
        using (var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteString("schema", Schema);
            json.WriteStartArray("reports");
            foreach (var report in reports) json.WriteRawValue(report.Span);
            json.WriteEndArray();
            json.WriteStartArray("failed");
            foreach (var failed in summaries.Where(static s => s.Status is null))
            {
                json.WriteStartObject();
                json.WriteString("reference", failed.Reference);
                json.WriteString("problem", failed.Problem?.ToString());
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartObject("verdict");
            json.WriteBoolean("pass", summaries.Count > 0 && summaries.All(static s => s.Verdict.Pass));
            json.WriteEndObject();
            json.WriteEndObject();
        }

        output.Write("\n"u8);
    }

    public void Dispose() => buffer.Dispose();
}
