using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace Drydock.Images.Registry;

/// <summary>What Docker Hub's own interface says of a tag; a registry has no days of pushes.</summary>
/// <param name="Pushed">When the tag was last pushed (UTC).</param>
/// <param name="Digest">What it points to there; null when it does not say.</param>
/// <param name="Platforms">The platforms with their digests, sorted by name.</param>
public sealed record HubTag(DateTimeOffset? Pushed, Digest? Digest, ImmutableArray<PlatformDigest> Platforms)
{
    private const int MostImages = 1000;

    /// <summary>Reads an answer of <c>/v2/repositories/NAMESPACE/NAME/tags/TAG</c>; null when it is not one.</summary>
    public static HubTag? Read(ReadOnlyMemory<byte> content)
    {
        try
        {
            using var json = JsonDocument.Parse(content, new JsonDocumentOptions { MaxDepth = 16 });
            var root = json.RootElement;
            if (JsonText.Of(root, "name") is null) return null;
            var images = root.TryGetProperty("images", out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray().Take(MostImages).Select(Image).OfType<PlatformDigest>() : [];
            return new HubTag(Time(root, "tag_last_pushed") ?? Time(root, "last_updated"), DigestOf(root), [.. images.DistinctBy(static i => i.Platform).OrderBy(static i => i.Platform.ToString(), StringComparer.Ordinal)]);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static PlatformDigest? Image(JsonElement image)
    {
        if (DigestOf(image) is not { } digest || JsonText.Of(image, "os") is not { } os || JsonText.Of(image, "architecture") is not { } architecture || os == "unknown" || architecture == "unknown") return null;
        var variant = JsonText.Of(image, "variant");
        return Platform.TryParse(string.IsNullOrEmpty(variant) ? $"{os}/{architecture}" : $"{os}/{architecture}/{variant}", out var platform) ? new PlatformDigest(platform, digest) : null;
    }

    private static Digest? DigestOf(JsonElement element) => Images.Digest.TryParse(JsonText.Of(element, "digest"), out var digest) ? digest : null;

    private static DateTimeOffset? Time(JsonElement element, string name) =>
        DateTimeOffset.TryParse(JsonText.Of(element, name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time.ToUniversalTime() : null;
}
