using System.Collections.Immutable;
using System.Text.Json;
using Drydock.Dockerfiles.Yaml;

namespace Drydock.Assessment.Configuration.Shapes;

/// <summary>A mapping with known keys and no others.</summary>
internal sealed record MappingShape(string About, ImmutableArray<KeyShape> Keys) : Shape(About)
{
    protected override void CheckForm(YamlNode node, ShapeProblems problems)
    {
        if (node is not YamlMapping && !IsNothing(node))
        {
            problems.Add(node, $"here a mapping is needed with keys of: {Names()}; there is {node.Kind}");
            return;
        }

        foreach (var entry in node.Entries)
        {
            if (Keys.FirstOrDefault(k => k.Name == entry.Key.Value) is { } key) key.Value.Check(entry.Value, problems);
            else problems.Add(entry.Key, $"there is no key '{Reports.PlainText.Of(entry.Key.Value)}' here{Suggestion(entry.Key.Value)}");
        }

        foreach (var missing in Keys.Where(k => k.Required && node[k.Name] is null)) problems.Add(node, $"the key '{missing.Name}' is missing");
    }

    protected override void WriteForm(Utf8JsonWriter json)
    {
        if (Keys.Any(static k => k.Required)) json.WriteString("type", "object");
        else WriteTypeOrNothing(json, "object");
        json.WriteStartObject("properties");
        foreach (var key in Keys)
        {
            json.WritePropertyName(key.Name);
            key.Value.WriteSchema(json);
        }

        json.WriteEndObject();
        json.WriteBoolean("additionalProperties", false);
        if (!Keys.Any(static k => k.Required)) return;
        json.WriteStartArray("required");
        foreach (var key in Keys.Where(static k => k.Required)) json.WriteStringValue(key.Name);
        json.WriteEndArray();
    }

    private string Suggestion(string word) => NearestWord.Hint(word, Keys.Select(static k => k.Name)) is { Length: > 0 } hint ? hint : $"; known are: {Names()}";

    private string Names() => string.Join(", ", Keys.Select(static k => k.Name));
}
