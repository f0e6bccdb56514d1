using System.Text.Json;
using Drydock.Dockerfiles.Yaml;

namespace Drydock.Assessment.Configuration.Shapes;

/// <summary>A list.</summary>
/// <param name="Most">Items at most.</param>
/// <param name="OrOne">One item may stand without a list.</param>
internal sealed record ListShape(string About, Shape Item, int Most = 1000, bool OrOne = false) : Shape(About)
{
    protected override void CheckForm(YamlNode node, ShapeProblems problems)
    {
        if (node is YamlSequence)
        {
            if (node.Items.Length > Most) problems.Add(node, $"this list has {node.Items.Length:N0} items; at most {Most:N0} are read");
            foreach (var item in node.Items.Take(Most)) Item.Check(item, problems);
        }
        else if (OrOne && !IsNothing(node)) Item.Check(node, problems);
        else if (!IsNothing(node)) problems.Add(node, $"here a list is needed; there is {node.Kind}");
    }

    protected override void WriteForm(Utf8JsonWriter json)
    {
        if (!OrOne)
        {
            WriteList(json);
            return;
        }

        json.WriteStartArray("anyOf");
        Item.WriteSchema(json);
        json.WriteStartObject();
        WriteList(json);
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private void WriteList(Utf8JsonWriter json)
    {
        WriteTypeOrNothing(json, "array");
        json.WriteNumber("maxItems", Most);
        json.WritePropertyName("items");
        Item.WriteSchema(json);
    }
}
