using System.Collections.Immutable;
using Drydock.Images.Registry;

namespace Drydock.Images.Archives;

/// <summary>An image in an OCI image layout folder (OCI image specification, image-layout.md).</summary>
/// <param name="folder">The folder with <c>oci-layout</c>.</param>
/// <param name="choice">A tag or a digest of <c>index.json</c>; null where the layout holds one image.</param>
public sealed class OciLayoutSource(string folder, string? choice, Limits limits) : IImageSource
{
    private const string RefName = "org.opencontainers.image.ref.name";
    private const int MaximumNesting = 4;

    public Task<ImageManifest> ResolveAsync(Platform? platform, CancellationToken cancellationToken)
    {
        var index = ReadDocument(Path.Combine(folder, "index.json"), null);
        var entries = index.Reading.Manifests ?? throw Failure("index.json is not an index");
        if (choice is not null)
            entries = entries.RemoveAll(e => e.Digest.ToString() != choice && e.Annotations.GetValueOrDefault(RefName) != choice);
        var images = entries.RemoveAll(static e => e.IsAttestation);
        if (images.IsEmpty) throw Failure(choice is null ? "index.json names no image" : $"index.json names no {choice}");
        var chosen = images.Length == 1 ? images[0] : PlatformChoice.Choose(images, platform);
        if (choice is null && images.Select(static e => e.Annotations.GetValueOrDefault(RefName)).Distinct(StringComparer.Ordinal).Count() > 1)
            throw Failure($"it holds several images ({string.Join(", ", images.Select(static e => e.Annotations.GetValueOrDefault(RefName) ?? e.Digest.ToString()))})");
        return Task.FromResult(Resolve(chosen ?? throw Failure($"it has no such platform, only {PlatformChoice.Listed(images)}"), platform));
    }

    public Task<LayerBlob> OpenLayerAsync(ImageLayer layer, CancellationToken cancellationToken) =>
        layer.Digest is not { } digest ? throw Failure("a layer has no digest") : Task.FromResult(new LayerBlob(Open(BlobPath(digest))));

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private ImageManifest Resolve(ManifestDescriptor descriptor, Platform? platform)
    {
        var (reading, digest) = (ReadDocument(BlobPath(descriptor.Digest), descriptor).Reading, descriptor.Digest);
        for (var depth = 0; reading.Manifests is { } nested; depth++)
        {
            if (depth == MaximumNesting) throw Failure($"its indexes are nested deeper than {MaximumNesting}");
            var next = PlatformChoice.Choose(nested, platform) ?? throw Failure($"it has no such platform, only {PlatformChoice.Listed(nested)}");
            (reading, digest) = (ReadDocument(BlobPath(next.Digest), next).Reading, next.Digest);
        }

        var configDescriptor = reading.Config ?? throw Failure("the manifest names no config");
        var config = ConfigReading.Read(ReadBytes(BlobPath(configDescriptor.Digest), configDescriptor)) ?? throw Failure("the config is not the config of an image");
        if (platform is { } wanted && config.Platform != wanted) throw Failure($"the image is for {config.Platform}, not for {wanted}");
        if (config.DiffIds.Length != reading.Layers.Length) throw Failure($"the manifest has {reading.Layers.Length} layers, the config {config.DiffIds.Length}");
        return new ImageManifest
        {
            Reference = folder,
            ManifestDigest = digest,
            ConfigDigest = configDescriptor.Digest,
            Platform = config.Platform,
            Layers = [.. reading.Layers.Select((l, i) => new ImageLayer(i, l.Digest, config.DiffIds[i], l.Size, l.MediaType))],
            History = config.History,
            Labels = config.Labels.SetItems(descriptor.Annotations).SetItems(reading.Annotations),
            Environment = config.Environment,
            User = config.User,
        };
    }

    private (ManifestReading Reading, ReadOnlyMemory<byte> Bytes) ReadDocument(string path, ManifestDescriptor? descriptor)
    {
        var bytes = ReadBytes(path, descriptor);
        return (ManifestReading.Read(bytes, null, out var wrong) ?? throw Failure($"{Path.GetFileName(path)} cannot be used: {wrong}"), bytes);
    }

    private byte[] ReadBytes(string path, ManifestDescriptor? descriptor)
    {
        using var file = Open(path);
        if (file.Length > limits.DocumentBytes) throw Failure($"{Path.GetFileName(path)} has {file.Length} bytes, the limit is {limits.DocumentBytes}");
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        if (descriptor is null) return bytes;
        if (bytes.Length != descriptor.Size) throw Failure($"{descriptor.Digest} has {bytes.Length} bytes, not {descriptor.Size}");
        if (descriptor.Digest.Algorithm == "sha256" && Digest.OfSha256(bytes) != descriptor.Digest) throw Failure($"the content of {descriptor.Digest} has another digest");
        return bytes;
    }

    private FileStream Open(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Failure(e.Message);
        }
    }

    private string BlobPath(Digest digest) => Path.Combine(folder, "blobs", digest.Algorithm, digest.Hex);

    private ArchiveException Failure(string wrong) => new(new Problem("opening the image layout", folder, wrong, "check the folder, or name an image with FOLDER:TAG"));
}
