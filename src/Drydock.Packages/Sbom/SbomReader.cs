using System.Text.Json;

namespace Drydock.Packages.Sbom;

/// <summary>Reads an inventory from an SBOM: CycloneDX JSON (1.2 and later) or SPDX JSON (2.2, 2.3), also as the predicate of an in-toto statement
/// or inside a DSSE envelope.</summary>
/// <remarks>cyclonedx.org JSON reference; SPDX specification 2.3; in-toto Statement v1; DSSE v1. Graphs of dependencies are not walked, so that cycles in
/// them do no harm. Limits: 256 MiB, 64 levels of nesting, 500,000 components.</remarks>
public static class SbomReader
{
    private const int LongestDocument = 256 << 20;
    private const int MostWrappers = 4;

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 64 };

    /// <summary>Reads an SBOM. A document that is none gives an inventory without packages and a problem.</summary>
    /// <param name="subject">The SBOM's path, for messages and as the place of its packages.</param>
    public static Inventory Read(string subject, ReadOnlyMemory<byte> content)
    {
        var packages = new SbomPackages(subject);
        var wrong = content.Length > LongestDocument ? "it is longer than 256 MiB" : ReadDocument(content, packages);
        return packages.ToInventory(wrong is null ? null : PackageProblems.InvalidSbom(subject, wrong));
    }

    /// <summary>Reads a document into <paramref name="packages"/>; what is wrong with it, or null.</summary>
    private static string? ReadDocument(ReadOnlyMemory<byte> content, SbomPackages packages)
    {
        try
        {
            for (var wrappers = 0; wrappers < MostWrappers; wrappers++)
            {
                var json = content[(content.Length - Utf8Text.WithoutMark(content.Span).Length)..];
                using var document = JsonDocument.Parse(json, Options);
                var root = Unwrap(document.RootElement);
                if (JsonText.Property(root, "payload") is { } payload && JsonText.Property(root, "payloadType") is not null)
                {
                    content = Convert.FromBase64String(payload);
                    continue;
                }

                return ReadBom(root, packages);
            }

            return "it is wrapped too often";
        }
        catch (JsonException)
        {
            return "it is not valid JSON, or nested deeper than 64 levels";
        }
        catch (FormatException)
        {
            return "the payload of its envelope is not base64";
        }
    }

    /// <summary>The predicate of an in-toto statement; cosign's older ones hold it in <c>Data</c>. Anything else is itself.</summary>
    private static JsonElement Unwrap(JsonElement root)
    {
        if (JsonText.Property(root, "predicateType") is null || JsonText.Object(root, "predicate") is not { } predicate) return root;
        return JsonText.Object(predicate, "Data") ?? predicate;
    }

    private static string? ReadBom(JsonElement root, SbomPackages packages)
    {
        if (JsonText.Property(root, "bomFormat") == "CycloneDX") return CycloneDxJson.Read(root, packages);
        if (JsonText.Property(root, "spdxVersion") is { } version) return SpdxJson.Read(root, version, packages);
        return "it is neither CycloneDX JSON nor SPDX 2 JSON";
    }
}
