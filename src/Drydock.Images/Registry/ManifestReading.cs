using System.Collections.Immutable;
using System.Text.Json;

namespace Drydock.Images.Registry;

/// <summary>A manifest or an index as read: exactly one of <paramref name="Manifests"/> and <paramref name="Config"/> is there.</summary>
internal sealed record ManifestReading(
    ImmutableArray<ManifestDescriptor>? Manifests, ManifestDescriptor? Config, ImmutableArray<ManifestDescriptor> Layers, ImmutableSortedDictionary<string, string> Annotations)
{
    private const int MaxDescriptors = 10_000;

    /// <summary>Reads a document and checks that it is one thing, and what the registry says it is. Never throws.</summary>
    /// <param name="contentType">As the registry sent it; null when it did not.</param>
    /// <param name="wrong">What is wrong with it; null when nothing is.</param>
    public static ManifestReading? Read(ReadOnlyMemory<byte> content, string? contentType, out string? wrong)
    {
        try
        {
            // A name that stands twice would mean different images to different readers.
            using var document = JsonDocument.Parse(content, new JsonDocumentOptions { MaxDepth = 64, AllowDuplicateProperties = false });
            wrong = Wrong(document.RootElement, contentType);
            return wrong is null ? Read(document.RootElement) : null;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // The second is thrown for names that are not text.
            wrong = "it is not the JSON of a manifest or index";
            return null;
        }
    }

    private static string? Wrong(JsonElement root, string? contentType)
    {
        if (root.ValueKind != JsonValueKind.Object) return "it is not a JSON object";
        if (root.TryGetProperty("fsLayers", out _) || (root.TryGetProperty("schemaVersion", out var version) && version.ValueKind == JsonValueKind.Number && version.TryGetInt32(out var number) && number == 1))
        {
            return "it is a schema 1 manifest, whose digest cannot be checked";
        }

        var isIndex = root.TryGetProperty("manifests", out _);
        var isManifest = root.TryGetProperty("layers", out _) || root.TryGetProperty("config", out _);

        // CVE-2021-41190: a document that is both would mean different images to different readers.
        if (isIndex && isManifest) return "it is a manifest and an index at the same time";
        if (!isIndex && !isManifest) return "it is neither a manifest nor an index";
        var stated = JsonText.Of(root, "mediaType");
        if (stated is not null && IsImageType(contentType) && stated != contentType) return "its media type is not the one that the registry states";
        var type = stated ?? (IsImageType(contentType) ? contentType : null);
        var typeIsIndex = type is RegistryMediaTypes.OciIndex or RegistryMediaTypes.DockerList;
        return type is not null && IsImageType(type) && typeIsIndex != isIndex ? "its content is not of its media type" : null;
    }

    private static bool IsImageType(string? type) =>
        type is RegistryMediaTypes.OciIndex or RegistryMediaTypes.DockerList or RegistryMediaTypes.OciManifest or RegistryMediaTypes.DockerManifest;

    private static ManifestReading Read(JsonElement root)
    {
        var annotations = JsonText.Map(root, "annotations");
        if (root.TryGetProperty("manifests", out var manifests)) return new ManifestReading(Descriptors(manifests), null, [], annotations);
        if (!root.TryGetProperty("config", out var config)) throw new JsonException("no config");
        var layers = root.TryGetProperty("layers", out var given) ? Descriptors(given) : [];
        return new ManifestReading(null, Descriptor(config), layers, annotations);
    }

    private static ImmutableArray<ManifestDescriptor> Descriptors(JsonElement list)
    {
        if (list.ValueKind == JsonValueKind.Null) return [];
        if (list.ValueKind != JsonValueKind.Array || list.GetArrayLength() > MaxDescriptors) throw new JsonException("not a list of descriptors");
        return [.. list.EnumerateArray().Select(Descriptor)];
    }

    private static ManifestDescriptor Descriptor(JsonElement element)
    {
        if (!Digest.TryParse(JsonText.Of(element, "digest"), out var digest)) throw new JsonException("no digest");
        if (!element.TryGetProperty("size", out var stated) || stated.ValueKind != JsonValueKind.Number || !stated.TryGetInt64(out var size) || size < 0) throw new JsonException("no size");
        return new ManifestDescriptor(JsonText.Of(element, "mediaType") ?? "", digest, size, PlatformOf(element), JsonText.Map(element, "annotations"));
    }

    private static Platform? PlatformOf(JsonElement descriptor)
    {
        if (!descriptor.TryGetProperty("platform", out var platform) || platform.ValueKind != JsonValueKind.Object) return null;
        var (os, architecture) = (JsonText.Of(platform, "os"), JsonText.Of(platform, "architecture"));
        return os is null || architecture is null ? null : Images.Platform.Normal(os, architecture, JsonText.Of(platform, "variant"));
    }
}
