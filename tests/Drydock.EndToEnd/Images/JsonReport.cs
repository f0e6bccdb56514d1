using System.Text;
using System.Text.Json.Nodes;

namespace Drydock.EndToEnd.Images;

/// <summary>A scan's JSON, read by its documented names.</summary>
internal sealed class JsonReport
{
    private readonly JsonObject report;

    private JsonReport(JsonObject report) => this.report = report;

    public string Status => (string)report["status"]!;

    public string DatabaseKind => (string)report["database"]!["kind"]!;

    public JsonArray Packages => (JsonArray)report["packages"]!;

    public JsonArray Findings => (JsonArray)report["findings"]!;

    public static JsonReport Parse(string text)
    {
        var node = JsonNode.Parse(text);
        return new JsonReport(Assert.IsType<JsonObject>(node));
    }

    /// <summary>The text of the report without its target block: what must not depend on where an image came from.</summary>
    public string WithoutTarget()
    {
        var copy = (JsonObject)report.DeepClone();
        Assert.True(copy.Remove("target"), "the report has no target block");
        var text = new StringBuilder();
        // One member a line, so that a difference is shown where it is.
        foreach (var (name, value) in copy)
        {
            text.Append(name).Append(": ");
            if (value is JsonArray items) text.AppendJoin('\n', items.Select(static i => i?.ToJsonString()));
            else text.Append(value?.ToJsonString());
            text.Append('\n');
        }

        return text.ToString();
    }
}
