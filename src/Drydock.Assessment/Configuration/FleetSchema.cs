using System.Text.Json;

namespace Drydock.Assessment.Configuration;

/// <summary>The published JSON schema of <c>drydock.yaml</c>, for editors and other tools.</summary>
public static class FleetSchema
{
    /// <summary>Writes it, draft 2020-12, from the definition that the reader checks against.</summary>
    public static void Write(Stream output)
    {
        using (var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("$schema", "https://json-schema.org/draft/2020-12/schema");
            json.WriteString("title", FleetFile.Name);
            json.WriteStartArray("allOf");
            FleetShape.File.WriteSchema(json);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        output.Write("\n"u8);
    }
}
