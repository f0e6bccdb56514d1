using System.Text.Json;
using System.Text.RegularExpressions;
using Drydock.Dockerfiles.Yaml;

namespace Drydock.Assessment.Configuration.Shapes;

/// <summary>A mapping whose keys are names that the file chooses.</summary>
/// <param name="What">What a key names: "service".</param>
/// <param name="Names">What a name looks like.</param>
/// <param name="Value">What lies under each.</param>
/// <param name="Most">Entries at most.</param>
internal sealed record NamedShape(string About, string What, Regex Names, Shape Value, int Most) : Shape(About)
{
    protected override void CheckForm(YamlNode node, ShapeProblems problems)
    {
        if (IsNothing(node)) return;
        if (node is not YamlMapping)
        {
            problems.Add(node, $"here a mapping is needed with one {What} per key; there is {node.Kind}");
            return;
        }

        if (node.Entries.Length > Most) problems.Add(node, $"these are {node.Entries.Length:N0} entries; at most {Most:N0} are read");
        foreach (var entry in node.Entries.Take(Most))
        {
            if (!Names.IsMatch(entry.Key.Value)) problems.Add(entry.Key, $"'{Reports.PlainText.Of(entry.Key.Value)}' is no name of a {What}: it does not fit {Names}");
            Value.Check(entry.Value, problems);
        }
    }

    protected override void WriteForm(Utf8JsonWriter json)
    {
        WriteTypeOrNothing(json, "object");
        json.WriteNumber("maxProperties", Most);
        json.WriteStartObject("propertyNames");
        json.WriteString("pattern", Names.ToString());
        json.WriteEndObject();
        json.WritePropertyName("additionalProperties");
        Value.WriteSchema(json);
    }
}
