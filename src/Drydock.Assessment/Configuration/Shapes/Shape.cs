using System.Text.Json;
using Drydock.Dockerfiles.Yaml;

namespace Drydock.Assessment.Configuration.Shapes;

/// <summary>What a part of the fleet file may look like. The reader's checks and the published JSON schema both come from it, so they cannot differ.</summary>
/// <param name="About">One sentence for the schema; empty for parts that speak for themselves.</param>
internal abstract record Shape(string About)
{
    /// <summary>Tells everything about a node that this shape does not allow.</summary>
    public void Check(YamlNode node, ShapeProblems problems)
    {
        if (problems.Visit(node)) CheckForm(node, problems);
    }

    /// <summary>Writes the JSON schema of this shape (draft 2020-12).</summary>
    public void WriteSchema(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        if (About.Length > 0) json.WriteString("description", About);
        WriteForm(json);
        json.WriteEndObject();
    }

    protected abstract void CheckForm(YamlNode node, ShapeProblems problems);

    protected abstract void WriteForm(Utf8JsonWriter json);

    /// <summary>YAML's null, as which an empty value is read.</summary>
    protected static bool IsNothing(YamlNode node) => node is YamlScalar { IsNull: true };

    /// <summary>A type that may also be left empty.</summary>
    protected static void WriteTypeOrNothing(Utf8JsonWriter json, string type)
    {
        json.WriteStartArray("type");
        json.WriteStringValue(type);
        json.WriteStringValue("null");
        json.WriteEndArray();
    }
}
