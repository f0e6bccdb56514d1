using System.Collections.Immutable;
using System.Text.Json;
using Drydock.Images.References;

namespace Drydock.Images.Registry;

/// <summary>Reads the base image from the SLSA provenance that BuildKit attaches to an image.</summary>
/// <remarks>in-toto Statement with predicate <c>https://slsa.dev/provenance/v0.2</c> (<c>predicate.materials</c>) or <c>…/v1</c>
/// (<c>predicate.buildDefinition.resolvedDependencies</c>). Images are named by purls of type docker. The provenance does not say which of several
/// images was the last FROM, so that a base is only taken when there is one, or the image's label names it.</remarks>
internal static class BuildKitProvenance
{
    /// <summary>True for the layer of an attestation manifest that holds a provenance.</summary>
    public static bool IsProvenance(ManifestDescriptor layer) =>
        layer.Annotations.GetValueOrDefault("in-toto.io/predicate-type")?.StartsWith("https://slsa.dev/provenance/", StringComparison.Ordinal) == true;

    /// <summary>The base image; null when it cannot be told. Never throws.</summary>
    /// <param name="namedBase">Label <c>org.opencontainers.image.base.name</c>; null when absent.</param>
    public static BaseImage? Read(ReadOnlyMemory<byte> statement, string? namedBase)
    {
        try
        {
            using var document = JsonDocument.Parse(statement, new JsonDocumentOptions { MaxDepth = 64 });
            var images = Materials(document.RootElement).Select(Image).OfType<BaseImage>().Distinct().ToImmutableArray();
            if (images.Length == 1) return images[0];
            if (namedBase is null || !ImageReference.TryParse(namedBase, out var named, out _)) return null;
            var matching = images.RemoveAll(image => !ImageReference.TryParse(image.Reference, out var reference, out _) || reference.Name != named.Name || (named.Tag ?? "latest") != (reference.Tag ?? "latest"));
            return matching.Length == 1 ? matching[0] : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static JsonElement.ArrayEnumerator Materials(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("predicate", out var predicate) || predicate.ValueKind != JsonValueKind.Object) return default;
        if (predicate.TryGetProperty("materials", out var materials) && materials.ValueKind == JsonValueKind.Array) return materials.EnumerateArray();
        return predicate.TryGetProperty("buildDefinition", out var definition) && definition.ValueKind == JsonValueKind.Object
            && definition.TryGetProperty("resolvedDependencies", out var dependencies) && dependencies.ValueKind == JsonValueKind.Array ? dependencies.EnumerateArray() : default;
    }

    // pkg:docker/python@3.12-slim?platform=linux%2Famd64, pkg:docker/ghcr.io/owner/app@1?digest=sha256:…
    private static BaseImage? Image(JsonElement material)
    {
        if (JsonText.Of(material, "uri") is not { } uri || !uri.StartsWith("pkg:docker/", StringComparison.Ordinal)) return null;
        var name = uri["pkg:docker/".Length..];
        var question = name.IndexOf('?', StringComparison.Ordinal);
        if (question >= 0) name = name[..question];
        var at = name.LastIndexOf('@');
        var version = at < 0 ? "" : Uri.UnescapeDataString(name[(at + 1)..]);
        var text = Uri.UnescapeDataString(at < 0 ? name : name[..at]) + (version.Length == 0 ? "" : Digest.TryParse(version, out _) ? "@" + version : ":" + version);
        if (!ImageReference.TryParse(text, out var reference, out _) || IsTool(reference)) return null;
        var hex = material.TryGetProperty("digest", out var digests) ? JsonText.Of(digests, "sha256") : null;
        return new BaseImage(reference.Familiar, Digest.TryParse("sha256:" + hex, out var digest) ? digest : reference.Digest, null, "provenance");
    }

    // The Dockerfile front end and the scanner are images of the build, not bases of its result.
    private static bool IsTool(ImageReference reference) =>
        reference.Name is "docker.io/docker/dockerfile" or "docker.io/docker/dockerfile-upstream" or "docker.io/docker/buildkit-syft-scanner";
}
