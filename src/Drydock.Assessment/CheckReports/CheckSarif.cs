using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Drydock.Assessment.Reports;
using Drydock.Dockerfiles.Rules;

namespace Drydock.Assessment.CheckReports;

/// <summary>SARIF 2.1.0 (OASIS) with fixes, and with the properties that GitHub code scanning reads.</summary>
public sealed class CheckSarif : ICheckWriter
{
    public string Format => "sarif";

    public void Write(CheckReport report, CheckReportOptions options, Stream output)
    {
        var rules = report.Results.Select(static r => r.Diagnostic.Rule).DistinctBy(static r => r.Id, StringComparer.Ordinal).OrderBy(static r => r.Id, StringComparer.Ordinal).ToList();
        var index = rules.Select(static (rule, i) => (rule.Id, i)).ToDictionary(static r => r.Id, static r => r.i, StringComparer.Ordinal);
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
            json.Array("results", report.Results, r => WriteResult(json, r.File, r.Diagnostic, index[r.Diagnostic.Rule.Id]));
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    private static void WriteTool(Utf8JsonWriter json, CheckReport report, List<Rule> rules)
    {
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.Text("name", "Drydock");
        json.Text("version", report.ToolVersion);
        json.Array("rules", rules, rule => WriteRule(json, rule));
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteRule(Utf8JsonWriter json, Rule rule)
    {
        json.Text("id", rule.Id);
        Message(json, "shortDescription", rule.Title);
        Message(json, "fullDescription", rule.Why);
        json.WriteStartObject("help");
        json.Text("text", SarifText.Escape(rule.Why));
        json.WriteEndObject();
        json.WriteStartObject("defaultConfiguration");
        json.Text("level", Level(rule.Severity));
        json.WriteEndObject();
        json.WriteStartObject("properties");
        json.Texts("tags", rule.Severity == RuleSeverity.High ? ["security", .. rule.Aliases] : rule.Aliases);
        if (rule.Severity == RuleSeverity.High) json.Text("security-severity", "7.5");
        json.WriteEndObject();
    }

    private static void WriteInvocation(Utf8JsonWriter json, CheckReport report)
    {
        json.WriteStartArray("invocations");
        json.WriteStartObject();
        json.WriteBoolean("executionSuccessful", report.Problems.IsEmpty);
        json.Array("toolExecutionNotifications", report.Problems, problem =>
        {
            json.Text("level", "error");
            Message(json, "message", problem.ToString());
        });
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WriteResult(Utf8JsonWriter json, CheckedFile file, Diagnostic diagnostic, int rule)
    {
        json.Text("ruleId", diagnostic.Rule.Id);
        json.Number("ruleIndex", rule);
        json.Text("level", Level(diagnostic.Severity));
        Message(json, "message", diagnostic.Message);
        json.WriteStartArray("locations");
        json.WriteStartObject();
        json.WriteStartObject("physicalLocation");
        WriteArtifact(json, file);
        WriteRegion(json, "region", ResultPlace.Of(file, diagnostic));
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteStartObject("partialFingerprints");
        json.Text("drydockRule/v1", Fingerprint(file, diagnostic));
        json.WriteEndObject();
        if (diagnostic.Fix is { Edits.IsEmpty: false } fix) WriteFix(json, file, fix);
        if (file.Reasons.GetValueOrDefault(diagnostic) is not { } reason) return;
        json.WriteStartObject("properties");
        json.Text("policy", reason.ToString());
        json.WriteEndObject();
    }

    private static void WriteFix(Utf8JsonWriter json, CheckedFile file, Fix fix)
    {
        json.WriteStartArray("fixes");
        json.WriteStartObject();
        Message(json, "description", $"{fix.Title} ({RuleWords.Of(fix.Class)})");
        json.WriteStartArray("artifactChanges");
        json.WriteStartObject();
        WriteArtifact(json, file);
        json.Array("replacements", fix.Edits, edit =>
        {
            WriteRegion(json, "deletedRegion", ResultPlace.Of(file.Result.File.Lines, edit.Span));
            if (edit.NewText.Length == 0) return;
            json.WriteStartObject("insertedContent");
            json.Text("text", edit.NewText);
            json.WriteEndObject();
        });
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WriteArtifact(Utf8JsonWriter json, CheckedFile file)
    {
        json.WriteStartObject("artifactLocation");
        json.Text("uri", SarifText.RelativeUri(file.Path));
        json.WriteEndObject();
    }

    private static void WriteRegion(Utf8JsonWriter json, string name, ResultPlace place)
    {
        json.WriteStartObject(name);
        json.Number("startLine", place.Start.Line);
        json.Number("startColumn", place.Start.Column);
        json.Number("endLine", place.End.Line);
        json.Number("endColumn", place.End.Column);
        json.WriteEndObject();
    }

    /// <summary>The same result after lines moved has the same fingerprint.</summary>
    private static string Fingerprint(CheckedFile file, Diagnostic diagnostic)
    {
        var same = file.Result.Diagnostics.Where(d => d.Rule.Id == diagnostic.Rule.Id && d.Message == diagnostic.Message).ToList().IndexOf(diagnostic);
        var identity = string.Join('\0', diagnostic.Rule.Id, file.Path, diagnostic.Message, same.ToString(CultureInfo.InvariantCulture));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(identity)));
    }

    private static string Level(RuleSeverity severity) => severity switch
    {
        RuleSeverity.Error or RuleSeverity.High => "error",
        RuleSeverity.Warning => "warning",
        _ => "note",
    };

    private static void Message(Utf8JsonWriter json, string name, string text)
    {
        json.WriteStartObject(name);
        json.Text("text", SarifText.Escape(text));
        json.WriteEndObject();
    }
}
