using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Drydock.Advisories;
using Drydock.Packages;

namespace Drydock.Assessment.Reports;

/// <summary>SARIF 2.1.0 (OASIS), with the properties that GitHub code scanning reads. One rule per vulnerability id, one result per finding.</summary>
public sealed class SarifReport : IReportWriter
{
    public string Format => "sarif";

    public void Write(ScanReport report, ReportOptions options, Stream output)
    {
        var rules = Rules(report);
        var index = rules.Select((rule, i) => (rule.Match.Id, i)).ToDictionary(r => r.Id, r => r.i, StringComparer.Ordinal);
        JsonText.Document(output, json =>
        {
            json.WriteStartObject();
            json.Text("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
            json.Text("version", "2.1.0");
            json.WriteStartArray("runs");
            json.WriteStartObject();
            WriteTool(json, report, rules);
            WriteInvocation(json, report);
            json.Text("columnKind", "utf16CodeUnits");
            json.Array("results", report.Findings, finding => WriteResult(json, report, finding, index[finding.Match.Id]));
            json.WriteStartObject("properties");
            json.Text("target", report.Target.Reference);
            json.Text("status", Words.Of(report.Status));
            json.Text("database", report.Database.Kind);
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    /// <summary>The worst finding of each id stands for the rule; sorted by id.</summary>
    private static List<Finding> Rules(ScanReport report) =>
        [.. report.Findings.GroupBy(f => f.Match.Id, StringComparer.Ordinal).Select(g => g.First()).OrderBy(f => f.Match.Id, StringComparer.Ordinal)];

    private static void WriteTool(Utf8JsonWriter json, ScanReport report, List<Finding> rules)
    {
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.Text("name", "Drydock");
        json.Text("version", report.ToolVersion);
        json.Array("rules", rules, rule => WriteRule(json, rule.Match));
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteRule(Utf8JsonWriter json, AdvisoryMatch match)
    {
        var title = match.Summary is { Length: > 0 } summary ? summary : $"{match.Id} in {match.Package.Source?.Name ?? match.Package.Name}";
        json.Text("id", match.Id);
        Message(json, "shortDescription", title);
        Message(json, "fullDescription", title);
        if (AdvisoryLinks.Of(match.Id) is { } link) json.Text("helpUri", link);
        json.WriteStartObject("help");
        json.Text("text", SarifText.Escape(Help(match)));
        json.WriteEndObject();
        json.WriteStartObject("defaultConfiguration");
        json.Text("level", Level(match.Severity));
        json.WriteEndObject();
        json.WriteStartObject("properties");
        json.Texts("tags", ["security", "vulnerability", .. match.Aliases]);
        json.Text("precision", "very-high");
        if (AdvisoryLinks.Score(match) is { } score) json.Text("security-severity", score.ToString("0.0", CultureInfo.InvariantCulture));
        json.WriteEndObject();
    }

    private static string Help(AdvisoryMatch match)
    {
        var help = new StringBuilder($"Severity: {Words.Of(match.Severity)}{(match.SeveritySource is { } source ? $" (source: {source})" : "")}\n");
        if (match.Cvss is { } cvss) help.Append(CultureInfo.InvariantCulture, $"CVSS {cvss.Version}: {cvss.Score:0.0} {cvss.Vector}\n");
        if (match.Epss is { } epss) help.Append(CultureInfo.InvariantCulture, $"EPSS: {epss.Score:0.#####} (percentile {epss.Percentile:0.#####})\n");
        if (match.Kev is { } kev) help.Append(CultureInfo.InvariantCulture, $"Known exploited since {kev.Added:yyyy-MM-dd} ({kev.Asserter})\n");
        help.Append("Fix: ").Append(FindingText.Fix(match)).Append('\n');
        if (AdvisoryLinks.Of(match.Id) is { } link) help.Append(link).Append('\n');
        return help.ToString();
    }

    private static void WriteInvocation(Utf8JsonWriter json, ScanReport report)
    {
        json.WriteStartArray("invocations");
        json.WriteStartObject();
        json.WriteBoolean("executionSuccessful", report.Status == ScanStatus.Complete);
        json.Number("exitCode", report.Verdict.ExitCode);
        json.Array("toolExecutionNotifications", report.Problems, problem =>
        {
            json.Text("level", "error");
            Message(json, "message", problem.ToString());
        });
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WriteResult(Utf8JsonWriter json, ScanReport report, Finding finding, int rule)
    {
        var match = finding.Match;
        json.Text("ruleId", match.Id);
        json.Number("ruleIndex", rule);
        json.Text("level", Level(match.Severity));
        Message(json, "message", FindingText.Message(finding));
        json.WriteStartArray("locations");
        json.WriteStartObject();
        WriteLocation(json, report, match.Package);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteStartObject("partialFingerprints");
        var fingerprint = Fingerprint(match);
        json.Text("drydockFinding/v1", fingerprint);
        // GitHub computes this one from the source line, which a package does not have, and would fold findings of one file into each other.
        json.Text("primaryLocationLineHash", fingerprint[..16] + ":1");
        json.WriteEndObject();
        json.WriteStartArray("suppressions");
        if (finding.Suppressed is { } suppression)
        {
            json.WriteStartObject();
            json.Text("kind", "external");
            json.Text("status", "accepted");
            json.Text("justification", $"{suppression.By}: {suppression.Reason}");
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartObject("properties");
        json.Text("purl", match.Package.Purl);
        json.Text("severity", Words.Of(match.Severity));
        json.Text("fixedVersion", match.FixedVersion);
        json.Text("status", Words.Of(match.Status));
        json.Number("layer", finding.Layer);
        json.Text("introducedBy", finding.IntroducedBy);
        json.WriteEndObject();
    }

    private static void WriteLocation(Utf8JsonWriter json, ScanReport report, Package package)
    {
        json.WriteStartObject("physicalLocation");
        json.WriteStartObject("artifactLocation");
        json.Text("uri", SarifText.RelativeUri(package.Locations.IsDefaultOrEmpty ? report.Target.Reference : package.Locations[0].Path));
        json.WriteEndObject();
        json.WriteStartObject("region");
        json.Number("startLine", 1);
        json.WriteEndObject();
        json.WriteEndObject();
        json.Array("logicalLocations", [package], p =>
        {
            json.Text("name", p.Name);
            json.Text("fullyQualifiedName", p.Purl);
            json.Text("kind", "package");
        });
    }

    /// <summary>The same finding after a rebuild has the same fingerprint: the installed version is not part of it.</summary>
    private static string Fingerprint(AdvisoryMatch match)
    {
        var package = match.Package;
        var path = package.Locations.IsDefaultOrEmpty ? "" : package.Locations[0].Path;
        var identity = string.Join('\0', match.Id, Words.Of(package.Type), package.Name, package.Architecture, package.VendoredBy, path);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(identity)));
    }

    private static string Level(Severity severity) => severity switch
    {
        Severity.Critical or Severity.High => "error",
        Severity.Low or Severity.Negligible => "note",
        _ => "warning",
    };

    /// <summary>A message whose braces and brackets are no placeholders and no links (SARIF 2.1.0, sections 3.11.5 and 3.11.6).</summary>
    private static void Message(Utf8JsonWriter json, string name, string text)
    {
        json.WriteStartObject(name);
        json.Text("text", SarifText.Escape(text));
        json.WriteEndObject();
    }
}
