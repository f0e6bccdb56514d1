using System.Collections.Immutable;
using System.Text.Json;
using Drydock.Packages;

namespace Drydock.Assessment.Reports;

/// <summary>A CycloneDX 1.6 document. Field names and enumerations: the official schema <c>bom-1.6.schema.json</c>.</summary>
internal static class CycloneDxDocument
{
    private const string TargetRef = "target";

    /// <param name="findings">Null for a bill of materials alone.</param>
    public static void Write(Sbom sbom, ImmutableArray<Finding>? findings, ReportOptions options, Stream output)
    {
        var references = References(sbom.Packages);
        JsonText.Document(output, json =>
        {
            json.WriteStartObject();
            json.Text("$schema", "http://cyclonedx.org/schema/bom-1.6.schema.json");
            json.Text("bomFormat", "CycloneDX");
            json.Text("specVersion", "1.6");
            json.Text("serialNumber", $"urn:uuid:{ContentId.Uuid(sbom, findings ?? [])}");
            json.Number("version", 1);
            WriteMetadata(json, sbom, options);
            json.WriteStartArray("components");
            WriteOs(json, sbom.Target.Os);
            foreach (var package in sbom.Packages) WriteComponent(json, package, references[ContentId.Identity(package)], sbom.Target);
            json.WriteEndArray();
            WriteDependencies(json, references.Values);
            json.Array("compositions", [sbom.Status], status =>
            {
                json.Text("aggregate", status switch { ScanStatus.Complete => "complete", ScanStatus.Partial => "incomplete", _ => "unknown" });
                json.Texts("assemblies", [TargetRef]);
            });
            if (findings is { } known) CycloneDxVulnerabilities.Write(json, known, references);
            json.WriteEndObject();
        });
    }

    /// <summary>A reference for every package: its purl where that is unique, else with a suffix.</summary>
    private static OrderedDictionary<string, string> References(ImmutableArray<Package> packages)
    {
        var references = new OrderedDictionary<string, string>(StringComparer.Ordinal);
        var taken = new HashSet<string>(StringComparer.Ordinal) { TargetRef, "os" };
        foreach (var package in packages)
        {
            var identity = ContentId.Identity(package);
            if (references.ContainsKey(identity)) continue;
            var reference = package.Purl.Length > 0 && taken.Add(package.Purl) ? package.Purl : $"{package.Purl}#{ContentId.Short(identity)}";
            taken.Add(reference);
            references.Add(identity, reference);
        }

        return references;
    }

    private static void WriteMetadata(Utf8JsonWriter json, Sbom sbom, ReportOptions options)
    {
        json.WriteStartObject("metadata");
        if (options.Timestamp is { } timestamp) json.Time("timestamp", timestamp);
        json.WriteStartObject("tools");
        json.Array("components", [sbom.ToolVersion], version =>
        {
            json.Text("type", "application");
            json.Text("name", "drydock");
            json.Text("version", version);
        });
        json.WriteEndObject();
        json.Object("component", sbom.Target, target =>
        {
            var isImage = target.Kind is not (Images.TargetKind.Directory or Images.TargetKind.File or Images.TargetKind.Sbom);
            json.Text("type", isImage ? "container" : "file");
            json.Text("bom-ref", TargetRef);
            json.Text("name", target.Reference);
            if (target.Digest is { } digest) json.Text("version", digest.ToString());
            var properties = new List<(string Name, string Value)>();
            Add(properties, "kind", Words.Of(target.Kind));
            Add(properties, "platform", target.Platform?.ToString());
            foreach (var layer in target.Layers) Add(properties, $"layer:{layer.Index}", layer.DiffId?.ToString());
            WriteProperties(json, properties);
        });
        var status = new List<(string Name, string Value)>();
        Add(status, "status", Words.Of(sbom.Status));
        foreach (var problem in sbom.Problems) Add(status, "problem", problem.ToString());
        WriteProperties(json, status);
        json.WriteEndObject();
    }

    private static void WriteOs(Utf8JsonWriter json, OsRelease? os)
    {
        if (os is null) return;
        json.WriteStartObject();
        json.Text("type", "operating-system");
        json.Text("bom-ref", "os");
        json.Text("name", os.Id);
        if (os.VersionId is { } version) json.Text("version", version);
        json.Text("description", os.PrettyName);
        json.WriteEndObject();
    }

    private static void WriteComponent(Utf8JsonWriter json, Package package, string reference, ScanTarget target)
    {
        json.WriteStartObject();
        json.Text("type", "library");
        json.Text("bom-ref", reference);
        json.Text("name", package.Name);
        json.Text("version", package.Version);
        if (package.Purl.Length > 0) json.Text("purl", package.Purl);
        if (!package.Locations.IsDefaultOrEmpty)
        {
            json.WriteStartObject("evidence");
            json.Array("occurrences", package.Locations, location => json.Text("location", location.Path));
            json.WriteEndObject();
        }

        var layer = Assess.LayerOf(package);
        var properties = new List<(string Name, string Value)>();
        Add(properties, "source", package.Source is { } source ? $"{source.Name} {source.Version}" : null);
        Add(properties, "architecture", package.Architecture);
        Add(properties, "layer", layer?.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Add(properties, "introduced-by", Assess.IntroducedBy(layer, target.Base));
        Add(properties, "owned-by", package.OwnedBy);
        Add(properties, "vendored-by", package.VendoredBy);
        Add(properties, "declared", package.Declared ? "true" : null);
        WriteProperties(json, properties);
        json.WriteEndObject();
    }

    private static void WriteDependencies(Utf8JsonWriter json, IEnumerable<string> references) => json.Array("dependencies", [references], all =>
    {
        json.Text("ref", TargetRef);
        json.Texts("dependsOn", [.. all]);
    });

    private static void Add(List<(string Name, string Value)> properties, string name, string? value)
    {
        if (value is not null) properties.Add(($"drydock:{name}", value));
    }

    private static void WriteProperties(Utf8JsonWriter json, List<(string Name, string Value)> properties)
    {
        if (properties.Count == 0) return;
        json.Array("properties", properties, property =>
        {
            json.Text("name", property.Name);
            json.Text("value", property.Value);
        });
    }
}
