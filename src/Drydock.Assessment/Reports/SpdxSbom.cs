using System.Text.Json;
using Drydock.Packages;

namespace Drydock.Assessment.Reports;

/// <summary>SPDX 2.3 (ISO/IEC 5962 successor), JSON: bill of materials.</summary>
public sealed class SpdxSbom : ISbomWriter
{
    private const string Unknown = "NOASSERTION";
    private const string Document = "SPDXRef-DOCUMENT";
    private const string Root = "SPDXRef-Target";

    public string Format => "spdx";

    public void Write(Sbom sbom, ReportOptions options, Stream output)
    {
        // A package listed twice would give one identifier twice; the second says nothing new.
        var packages = sbom.Packages.DistinctBy(ContentId.Identity).Select(p => (Id: $"SPDXRef-Package-{ContentId.Short(ContentId.Identity(p))}", Package: p)).ToList();
        JsonText.Document(output, json =>
        {
            json.WriteStartObject();
            json.Text("spdxVersion", "SPDX-2.3");
            json.Text("dataLicense", "CC0-1.0");
            json.Text("SPDXID", Document);
            json.Text("name", sbom.Target.Reference);
            json.Text("documentNamespace", $"urn:uuid:{ContentId.Uuid(sbom, [])}");
            WriteCreation(json, sbom, options);
            json.Texts("documentDescribes", [Root]);
            json.WriteStartArray("packages");
            WriteRoot(json, sbom.Target);
            foreach (var (id, package) in packages) WritePackage(json, id, package);
            json.WriteEndArray();
            json.WriteStartArray("relationships");
            WriteRelationship(json, Document, "DESCRIBES", Root);
            foreach (var (id, _) in packages) WriteRelationship(json, Root, "CONTAINS", id);
            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    private static void WriteCreation(Utf8JsonWriter json, Sbom sbom, ReportOptions options)
    {
        json.WriteStartObject("creationInfo");
        // SPDX 2.3, section 6.9, requires a date; without one given, the epoch keeps the same content at the same bytes.
        json.Time("created", options.Timestamp ?? DateTimeOffset.UnixEpoch);
        json.Texts("creators", [$"Tool: drydock-{sbom.ToolVersion}"]);
        if (sbom.Status != ScanStatus.Complete)
            json.Text("comment", $"This list is {Words.Of(sbom.Status)}: {string.Join(" | ", sbom.Problems.Select(p => p.ToString()))}");
        json.WriteEndObject();
    }

    private static void WriteRoot(Utf8JsonWriter json, ScanTarget target)
    {
        var isImage = target.Kind is not (Images.TargetKind.Directory or Images.TargetKind.File or Images.TargetKind.Sbom);
        WriteCommon(json, Root, target.Reference, target.Digest?.ToString(), isImage ? "CONTAINER" : "FILE");
    }

    private static void WritePackage(Utf8JsonWriter json, string id, Package package)
    {
        WriteCommon(json, id, package.Name, package.Version, "LIBRARY", () =>
        {
            if (package.Source is { } source) json.Text("sourceInfo", $"built from source package {source.Name} {source.Version}");
            if (package.Purl.Length == 0) return;
            json.Array("externalRefs", [package.Purl], purl =>
            {
                json.Text("referenceCategory", "PACKAGE-MANAGER");
                json.Text("referenceType", "purl");
                json.Text("referenceLocator", purl);
            });
        });
    }

    private static void WriteCommon(Utf8JsonWriter json, string id, string name, string? version, string purpose, Action? more = null)
    {
        json.WriteStartObject();
        json.Text("SPDXID", id);
        json.Text("name", name);
        if (!string.IsNullOrEmpty(version)) json.Text("versionInfo", version);
        json.Text("downloadLocation", Unknown);
        json.WriteBoolean("filesAnalyzed", false);
        json.Text("licenseConcluded", Unknown);
        json.Text("licenseDeclared", Unknown);
        json.Text("copyrightText", Unknown);
        json.Text("primaryPackagePurpose", purpose);
        more?.Invoke();
        json.WriteEndObject();
    }

    private static void WriteRelationship(Utf8JsonWriter json, string from, string type, string to)
    {
        json.WriteStartObject();
        json.Text("spdxElementId", from);
        json.Text("relationshipType", type);
        json.Text("relatedSpdxElement", to);
        json.WriteEndObject();
    }
}
