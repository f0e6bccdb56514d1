using System.Collections.Immutable;
using System.Text.Json;

namespace Drydock.Images.Registry;

/// <summary>Reads one page of referrers: an image index whose descriptors say what refers to the subject.</summary>
/// <remarks>OCI distribution specification 1.1, "Listing Referrers".</remarks>
internal static class ReferrerPage
{
    /// <summary>Adds the page's referrers; false when it is not an index. Descriptors without a usable digest are left out.</summary>
    public static bool TryRead(ReadOnlySpan<byte> page, ImmutableArray<Referrer>.Builder found)
    {
        try
        {
            var reader = new Utf8JsonReader(page, new JsonReaderOptions { MaxDepth = 64 });
            using var document = JsonDocument.ParseValue(ref reader);
            if (document.RootElement.ValueKind != JsonValueKind.Object || !document.RootElement.TryGetProperty("manifests", out var manifests)) return false;
            if (manifests.ValueKind == JsonValueKind.Null) return true;
            if (manifests.ValueKind != JsonValueKind.Array) return false;
            foreach (var descriptor in manifests.EnumerateArray())
            {
                if (Text(descriptor, "digest") is { } text && Digest.TryParse(text, out var digest)) found.Add(Read(descriptor, digest));
            }

            return true;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return false;
        }
    }

    private static Referrer Read(JsonElement descriptor, Digest digest)
    {
        var annotations = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        if (descriptor.TryGetProperty("annotations", out var given) && given.ValueKind == JsonValueKind.Object)
        {
            foreach (var annotation in given.EnumerateObject())
            {
                if (annotation.Value.ValueKind == JsonValueKind.String) annotations[annotation.Name] = annotation.Value.GetString()!;
            }
        }

        var size = descriptor.TryGetProperty("size", out var stated) && stated.ValueKind == JsonValueKind.Number && stated.TryGetInt64(out var bytes) ? bytes : 0;
        return new Referrer(digest, size, Text(descriptor, "artifactType"), annotations.ToImmutable());
    }

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
