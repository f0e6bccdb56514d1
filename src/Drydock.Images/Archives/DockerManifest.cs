using System.Collections.Immutable;
using System.Text.Json;
using Drydock.Images.Registry;

namespace Drydock.Images.Archives;

/// <summary>Finds an image in a <c>docker save</c> archive by its <c>manifest.json</c> and reads its documents.</summary>
/// <param name="choice">A name of <c>RepoTags</c>, or a config's digest; null where the archive holds one image.</param>
internal sealed class DockerManifest(IArchiveFiles files, string? choice)
{
    public const string Path = "manifest.json";

    public ImageManifest Resolve(Platform? platform)
    {
        var (configPath, tags, layers) = Choose();
        var bytes = files.ReadDocument(configPath);
        var config = ConfigReading.Read(bytes) ?? throw Failure($"{configPath} is not the config of an image");
        if (platform is { } wanted && config.Platform != wanted) throw Failure($"the image is for {config.Platform}, not for {wanted}");
        if (config.DiffIds.Length != layers.Length) throw Failure($"its manifest has {layers.Length} layers, its config {config.DiffIds.Length}");
        return new ImageManifest
        {
            Reference = tags.FirstOrDefault() ?? files.Subject,
            ConfigDigest = Digest.OfSha256(bytes),
            Platform = config.Platform,
            Layers = [.. layers.Select((name, i) => new ImageLayer(i, null, config.DiffIds[i], null, "application/vnd.docker.image.rootfs.diff.tar", name))],
            History = config.History,
            Labels = config.Labels,
            Environment = config.Environment,
            User = config.User,
            Config = config.Config,
        };
    }

    private (string Config, ImmutableArray<string> Tags, ImmutableArray<string> Layers) Choose()
    {
        var images = Images();
        var chosen = choice is null ? images : [.. images.Where(i => i.Tags.Any(t => IsNamed(t, choice)) || i.Config.Contains(choice, StringComparison.Ordinal))];
        if (chosen.Length == 1) return chosen[0];
        var names = string.Join(", ", images.SelectMany(static i => i.Tags).DefaultIfEmpty("images without a name").Take(20));
        throw Failure(
            images.Length == 0 ? "its manifest.json names no image"
            : choice is null ? $"it holds several images; name one of {names} behind the path and a colon"
            : $"it holds {(chosen.Length == 0 ? "no" : "more than one")} {choice}, only {names}");
    }

    private (string Config, ImmutableArray<string> Tags, ImmutableArray<string> Layers)[] Images()
    {
        if (!files.Has(Path)) throw Failure(files.Has(OciLayout.Index) ? "it has no manifest.json, but is an OCI archive: write oci-archive:FILE" : "it has no manifest.json");
        try
        {
            using var document = JsonDocument.Parse(files.ReadDocument(Path), new JsonDocumentOptions { MaxDepth = 64 });
            if (document.RootElement.ValueKind != JsonValueKind.Array) throw Failure("its manifest.json is not a list of images");
            return [.. document.RootElement.EnumerateArray().Select(static e => e.ValueKind == JsonValueKind.Object
                ? (JsonText.Of(e, "Config") ?? "", Texts(e, "RepoTags"), Texts(e, "Layers"))
                : throw new JsonException("not an image"))];
        }
        catch (JsonException)
        {
            throw Failure("its manifest.json cannot be read");
        }
    }

    private static bool IsNamed(string tag, string name) => tag == name || tag == $"docker.io/library/{name}" || tag == name + ":latest" || tag.EndsWith(":" + name, StringComparison.Ordinal);

    private static ImmutableArray<string> Texts(JsonElement element, string name) =>
        element.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array
            ? [.. list.EnumerateArray().Where(static e => e.ValueKind == JsonValueKind.String).Select(static e => e.GetString()!)]
            : [];

    private ArchiveException Failure(string wrong) => new(files.Subject, wrong);
}
