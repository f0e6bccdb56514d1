using System.Text.Json;

namespace Drydock.Cli.Fleet;

/// <summary>The JSON of a scan over a fleet.</summary>
internal static class FleetReport
{
    /// <summary>Value of <c>schema</c>.</summary>
    public const string Schema = "drydock.fleet-scan/1";

    /// <summary>Writes <c>{schema, fleet, services[{name, pass, recorded, parts[{part, target, report, problem}]}], verdict{pass}}</c>.</summary>
    public static void Write(string fleet, IReadOnlyList<ServiceResult> services, Stream output)
    {
        using (var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteString("schema", Schema);
            json.WriteString("fleet", fleet);
            json.WriteStartArray("services");
            foreach (var service in services) Write(json, service);
            json.WriteEndArray();
            json.WriteStartObject("verdict");
            json.WriteBoolean("pass", services.Count > 0 && services.All(static s => s.Pass));
            json.WriteEndObject();
            json.WriteEndObject();
        }

        output.Write("\n"u8);
    }

    private static void Write(Utf8JsonWriter json, ServiceResult service)
    {
        json.WriteStartObject();
        json.WriteString("name", service.Name);
        json.WriteBoolean("pass", service.Pass);
        if (service.Recorded is { } recorded)
        {
            json.WriteStartObject("recorded");
            json.WriteNumber("opened", recorded.Opened);
            json.WriteNumber("fixed", recorded.Fixed);
            json.WriteBoolean("baseMoved", recorded.BaseMoved);
            json.WriteEndObject();
        }
        else json.WriteNull("recorded");
        json.WriteStartArray("parts");
        foreach (var part in service.Parts)
        {
            json.WriteStartObject();
            json.WriteString("part", part.Recorded.Name);
            json.WriteString("target", part.Recorded.Target);
            json.WritePropertyName("report");
            if (part.Json is { } report) json.WriteRawValue(report.Span);
            else json.WriteNullValue();
            json.WriteString("problem", part.Recorded.Problem);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
