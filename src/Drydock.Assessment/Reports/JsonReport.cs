using System.Text.Json;
using Drydock.Advisories;
using Drydock.Packages;

namespace Drydock.Assessment.Reports;

/// <summary>Drydock's own format: the contract for scripts. Every key is always there, null or empty where there is nothing, and every finding is in it.</summary>
/// <remarks>Its JSON schema is <c>docs/reference/scan-report.schema.json</c>. Only <c>target</c> depends on how the content was reached.</remarks>
public sealed class JsonReport : IReportWriter
{
    /// <summary>Value of <c>schema</c>; its number rises when a key changes its meaning or goes.</summary>
    public const string Schema = "drydock.scan-report/1";

    public string Format => "json";

    public void Write(ScanReport report, ReportOptions options, Stream output) => JsonText.Document(output, json =>
    {
        json.WriteStartObject();
        json.Text("schema", Schema);
        WriteTool(json, report.ToolVersion);
        WriteDatabase(json, report.Database);
        json.Object("target", report.Target, target => JsonTarget.Write(json, target));
        json.Text("status", Words.Of(report.Status));
        json.Problems(report.Problems);
        json.Array("packages", report.Packages, package => WritePackage(json, package, report.Target));
        json.Array("findings", report.Findings, finding => WriteFinding(json, finding));
        json.Object("verdict", report.Verdict, verdict =>
        {
            json.WriteBoolean("pass", verdict.Pass);
            json.Texts("reasons", verdict.Reasons);
        });
        json.WriteEndObject();
    });

    private static void WriteTool(Utf8JsonWriter json, string version)
    {
        json.WriteStartObject("tool");
        json.Text("name", "drydock");
        json.Text("version", version);
        json.WriteEndObject();
    }

    private static void WriteDatabase(Utf8JsonWriter json, DatabaseInfo database)
    {
        json.WriteStartObject("database");
        json.Text("kind", database.Kind);
        json.Time("built", database.Built);
        json.Array("sources", database.Sources, source =>
        {
            json.Text("name", source.Name);
            json.Text("origin", source.Origin);
            json.WriteNumber("records", source.Records);
            json.Time("asOf", source.AsOf);
            json.Text("digest", source.Digest);
        });
        json.WriteEndObject();
    }

    private static void WritePackage(Utf8JsonWriter json, Package package, ScanTarget target)
    {
        var layer = Assess.LayerOf(package);
        WriteName(json, package);
        WriteSource(json, package.Source);
        json.Array("locations", package.Locations, location =>
        {
            json.Text("path", location.Path);
            json.Number("layer", location.Layer);
        });
        json.Number("layer", layer);
        json.Text("introducedBy", Assess.IntroducedBy(layer, target.Base));
        json.Text("ownedBy", package.OwnedBy);
        json.Text("vendoredBy", package.VendoredBy);
        json.WriteBoolean("declared", package.Declared);
        json.Text("notMatched", package.NotMatched);
        json.Texts("notes", package.Notes);
    }

    private static void WriteFinding(Utf8JsonWriter json, Finding finding)
    {
        var match = finding.Match;
        json.Text("id", match.Id);
        json.Texts("aliases", match.Aliases);
        json.Object("package", match.Package, package => WriteName(json, package));
        WriteSource(json, match.Package.Source);
        JsonSeverity.Write(json, match);
        json.Text("fixedVersion", match.FixedVersion);
        json.Text("status", Words.Of(match.Status));
        json.Text("verdict", match.Verdict);
        json.Text("summary", match.Summary);
        json.Texts("evidence", match.Evidence);
        json.Number("layer", finding.Layer);
        json.Text("introducedBy", finding.IntroducedBy);
        json.Text("vendoredBy", match.Package.VendoredBy);
        json.Object("suppressed", finding.Suppressed, suppression =>
        {
            json.Text("by", suppression.By);
            json.Text("reason", suppression.Reason);
        });
    }

    private static void WriteName(Utf8JsonWriter json, Package package)
    {
        json.Text("name", package.Name);
        json.Text("version", package.Version);
        json.Text("type", Words.Of(package.Type));
        json.Text("architecture", package.Architecture);
        json.Text("purl", package.Purl);
    }

    private static void WriteSource(Utf8JsonWriter json, SourcePackage? source) => json.Object("source", source, s =>
    {
        json.Text("name", s.Name);
        json.Text("version", s.Version);
    });
}
