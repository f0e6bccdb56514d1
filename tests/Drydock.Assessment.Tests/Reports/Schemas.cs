using System.Text.Json.Nodes;
using Json.Schema;

namespace Drydock.Assessment.Tests.Reports;

/// <summary>The official schemas, fetched by <c>eng/fetch-schemas.sh</c>: in <c>DRYDOCK_SCHEMAS</c>, else in <c>artifacts/schemas</c>.</summary>
internal static class Schemas
{
    private static readonly EvaluationOptions Options = new() { OutputFormat = OutputFormat.List };

    private static readonly Lazy<JsonSchema> CycloneDxSchema = new(() =>
    {
        SchemaRegistry.Global.Register(Read("spdx.schema.json"));
        SchemaRegistry.Global.Register(Read("jsf-0.82.schema.json"));
        return Read("bom-1.6.schema.json");
    });

    private static readonly Lazy<JsonSchema> SarifSchema = new(() =>
    {
        // The schema is written in draft 4, which the validator does not know; it uses nothing that draft 7 reads otherwise than its id, which no reference needs.
        var schema = JsonNode.Parse(File.ReadAllText(Path.Combine(Folder!, "sarif-2.1.0.schema.json")))!.AsObject();
        schema["$schema"] = "http://json-schema.org/draft-07/schema#";
        schema.Remove("id");
        return JsonSchema.FromText(schema.ToJsonString());
    });

    private static readonly Lazy<JsonSchema> ScanReportSchema =
        new(() => JsonSchema.FromText(File.ReadAllText(Path.Combine(Root, "docs", "reference", "scan-report.schema.json"))));

    public static JsonSchema CycloneDx => OrSkip(CycloneDxSchema);

    public static JsonSchema Sarif => OrSkip(SarifSchema);

    public static JsonSchema ScanReport => ScanReportSchema.Value;

    private static string Root
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(folder!.FullName, "Drydock.slnx"))) folder = folder.Parent;
            return folder.FullName;
        }
    }

    private static string? Folder
    {
        get
        {
            var folder = Environment.GetEnvironmentVariable("DRYDOCK_SCHEMAS") is { Length: > 0 } set ? set : Path.Combine(Root, "artifacts", "schemas");
            return File.Exists(Path.Combine(folder, "bom-1.6.schema.json")) ? folder : null;
        }
    }

    /// <summary>What the schema has against the document; empty when it is valid.</summary>
    public static IReadOnlyList<string> Violations(JsonSchema schema, byte[] document)
    {
        using var json = System.Text.Json.JsonDocument.Parse(document);
        var results = schema.Evaluate(json.RootElement, Options);
        if (results.IsValid) return [];
        return [.. (results.Details ?? []).Where(d => d.Errors is not null).SelectMany(d => d.Errors!.Select(e => $"{d.InstanceLocation}: {e.Key} {e.Value}"))];
    }

    private static JsonSchema OrSkip(Lazy<JsonSchema> schema)
    {
        Assert.SkipWhen(Folder is null, "the official schemas are not there: run eng/fetch-schemas.sh, or set DRYDOCK_SCHEMAS");
        return schema.Value;
    }

    private static JsonSchema Read(string name) => JsonSchema.FromText(File.ReadAllText(Path.Combine(Folder!, name)));
}
