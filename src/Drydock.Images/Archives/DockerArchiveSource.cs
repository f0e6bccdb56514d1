using System.Collections.Immutable;
using System.Text.Json;
using Drydock.Images.Layers;
using Drydock.Images.Registry;
using Microsoft.Win32.SafeHandles;

namespace Drydock.Images.Archives;

/// <summary>An image in an uncompressed <c>docker save</c> archive. Layers are walked in place, from header to header: cost follows entries, not bytes.</summary>
/// <param name="choice">A name of <c>RepoTags</c>; null where the archive holds one image.</param>
/// <param name="verify">Read every byte of the layers to check their digests.</param>
public sealed class DockerArchiveSource(string path, string? choice, bool verify, Limits limits) : IImageSource
{
    private readonly Dictionary<string, (long Start, long Length)> entries = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> links = new(StringComparer.Ordinal);
    private SafeFileHandle? file;

    public Task<ImageManifest> ResolveAsync(Platform? platform, CancellationToken cancellationToken)
    {
        ReadEntries(cancellationToken);
        var (configPath, tags, layers) = Choose();
        var bytes = ReadDocument(configPath);
        var config = ConfigReading.Read(bytes) ?? throw Failure($"{configPath} is not the config of an image");
        if (platform is { } wanted && config.Platform != wanted) throw Failure($"the image is for {config.Platform}, not for {wanted}");
        if (config.DiffIds.Length != layers.Length) throw Failure($"its manifest has {layers.Length} layers, its config {config.DiffIds.Length}");
        return Task.FromResult(new ImageManifest
        {
            Reference = tags.FirstOrDefault() ?? path,
            ConfigDigest = Digest.OfSha256(bytes),
            Platform = config.Platform,
            Layers = [.. layers.Select((name, i) => new ImageLayer(i, null, config.DiffIds[i], null, "application/vnd.docker.image.rootfs.diff.tar", name))],
            History = config.History,
            Labels = config.Labels,
            Environment = config.Environment,
            User = config.User,
        });
    }

    public Task<LayerBlob> OpenLayerAsync(ImageLayer layer, CancellationToken cancellationToken)
    {
        var (start, length) = Find(layer.Location ?? "");
        var slice = new FileSlice(file ?? throw Failure("it is closed"), start, length);
        Span<byte> head = stackalloc byte[4];
        var compressed = RandomAccess.Read(file, head, start) == 4 && (LayerReader.IsGzip(head) || LayerReader.IsZstd(head));
        return Task.FromResult(new LayerBlob(slice, CheckDigest: verify || compressed));
    }

    public ValueTask DisposeAsync()
    {
        file?.Dispose();
        return ValueTask.CompletedTask;
    }

    private void ReadEntries(CancellationToken cancellationToken)
    {
        try
        {
            file = File.OpenHandle(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Failure(e.Message);
        }

        var walker = new TarWalker(new FileSlice(file, 0, RandomAccess.GetLength(file)), limits, seek: true, path);
        while (walker.Next())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (walker.PathProblem is not null) continue;
            var name = walker.Path.ToString();
            if (entries.Count + links.Count > limits.Entries) throw Failure($"it has more than {limits.Entries} entries");
            if (walker.Type == TarEntryType.File) entries[name] = (walker.Position, walker.Size);
            else if (walker.Type is TarEntryType.SymbolicLink or TarEntryType.HardLink) links[name] = walker.Type == TarEntryType.HardLink ? "/" + walker.Link : walker.Link;
        }
    }

    private (string Config, ImmutableArray<string> Tags, ImmutableArray<string> Layers) Choose()
    {
        if (!entries.ContainsKey("manifest.json")) throw Failure("it has no manifest.json");
        try
        {
            using var document = JsonDocument.Parse(ReadDocument("manifest.json"), new JsonDocumentOptions { MaxDepth = 64 });
            if (document.RootElement.ValueKind != JsonValueKind.Array) throw Failure("its manifest.json is not a list of images");
            var images = document.RootElement.EnumerateArray().Select(static e => (Config: JsonText.Of(e, "Config") ?? "", Tags: Texts(e, "RepoTags"), Layers: Texts(e, "Layers"))).ToArray();
            var chosen = choice is null ? images : [.. images.Where(i => i.Tags.Contains(choice))];
            return chosen.Length == 1 ? chosen[0] : throw Failure(
                $"it holds {(chosen.Length == 0 ? "no such image" : "several images")} ({string.Join(", ", images.SelectMany(static i => i.Tags).Take(20))}); name one as docker-archive:FILE:NAME:TAG");
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw Failure("its manifest.json cannot be read");
        }
    }

    private static ImmutableArray<string> Texts(JsonElement element, string name) =>
        element.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array
            ? [.. list.EnumerateArray().Where(static e => e.ValueKind == JsonValueKind.String).Select(static e => e.GetString()!)]
            : [];

    private byte[] ReadDocument(string name)
    {
        var (start, length) = Find(name);
        if (length > limits.DocumentBytes) throw Failure($"{name} has {length} bytes, the limit is {limits.DocumentBytes}");
        var bytes = new byte[length];
        new FileSlice(file!, start, length).ReadExactly(bytes);
        return bytes;
    }

    private (long Start, long Length) Find(string name)
    {
        var real = new LinkResolver(links.GetValueOrDefault, limits.LinkHops).Resolve(name, followLast: true);
        return real is not null && entries.TryGetValue(real, out var entry) ? entry : throw Failure($"it lacks {name}");
    }

    private ArchiveException Failure(string wrong) => new(new Problem("opening the image archive", path, wrong, "save the image again with docker save or podman save"));
}
