using System.Collections.Immutable;
using Drydock.Images.Registry;

namespace Drydock.Images.Archives;

/// <summary>Finds an image in an OCI image layout (OCI image specification, image-layout.md) and reads its documents.</summary>
/// <param name="choice">A tag or a digest of <c>index.json</c>; null where the layout holds one image.</param>
internal sealed class OciLayout(IArchiveFiles files, string? choice)
{
    public const string Index = "index.json";

    private const string RefName = "org.opencontainers.image.ref.name";
    private const int MaximumNesting = 4;

    /// <summary>Where a blob lies in a layout.</summary>
    public static string BlobPath(Digest digest) => $"blobs/{digest.Algorithm}/{digest.Hex}";

    public ImageManifest Resolve(Platform? platform)
    {
        var descriptor = Choose(platform);
        ImmutableArray<ManifestDescriptor> siblings = [];
        var (reading, digest) = (ReadDocument(BlobPath(descriptor.Digest), descriptor), descriptor.Digest);
        for (var depth = 0; reading.Manifests is { } nested; depth++)
        {
            if (depth == MaximumNesting) throw Failure($"its indexes are nested deeper than {MaximumNesting}");
            siblings = nested;
            var next = PlatformChoice.Choose(nested, platform) ?? throw NoPlatform(nested, platform);
            (reading, digest) = (ReadDocument(BlobPath(next.Digest), next), next.Digest);
        }

        var configDescriptor = reading.Config ?? throw Failure("the manifest names no config");
        var config = ConfigReading.Read(ReadBytes(BlobPath(configDescriptor.Digest), configDescriptor)) ?? throw Failure("the config is not the config of an image");
        if (platform is { } wanted && config.Platform != wanted) throw Failure($"the image is for {config.Platform}, not for {wanted}");
        if (config.DiffIds.Length != reading.Layers.Length) throw Failure($"the manifest has {reading.Layers.Length} layers, the config {config.DiffIds.Length}");
        return new ImageManifest
        {
            Reference = files.Subject,
            ManifestDigest = digest,
            ConfigDigest = configDescriptor.Digest,
            Platform = config.Platform,
            Layers = [.. reading.Layers.Select((l, i) => new ImageLayer(i, l.Digest, config.DiffIds[i], l.Size, l.MediaType, BlobPath(l.Digest)))],
            History = config.History,
            Labels = config.Labels.SetItems(descriptor.Annotations).SetItems(reading.Annotations),
            Environment = config.Environment,
            User = config.User,
            Config = config.Config,
            Platforms = PlatformChoice.Named(siblings),
        };
    }

    private ManifestDescriptor Choose(Platform? platform)
    {
        var entries = ReadDocument(Index, null).Manifests ?? throw Failure("index.json is not an index");
        var images = entries.RemoveAll(e => e.IsAttestation || (choice is not null && e.Digest.ToString() != choice && !IsNamed(e, choice)));
        if (images.IsEmpty) throw Failure(choice is null ? "index.json names no image" : $"index.json names no {choice}, only {Names(entries)}");
        if (choice is null && images.Select(static e => e.Annotations.GetValueOrDefault(RefName)).Distinct(StringComparer.Ordinal).Count() > 1)
            throw Failure($"it holds several images; name one of {Names(images)} behind the path and a colon");
        return images.Length == 1 ? images[0] : PlatformChoice.Choose(images, platform) ?? throw NoPlatform(images, platform);
    }

    private static bool IsNamed(ManifestDescriptor entry, string name) =>
        entry.Annotations.GetValueOrDefault(RefName) is { } stored && (stored == name || stored.EndsWith(":" + name, StringComparison.Ordinal));

    private static string Names(ImmutableArray<ManifestDescriptor> entries) =>
        entries.IsEmpty ? "nothing" : string.Join(", ", entries.Select(static e => e.Annotations.GetValueOrDefault(RefName) ?? e.Digest.ToString()).Take(20));

    private ManifestReading ReadDocument(string path, ManifestDescriptor? descriptor) =>
        ManifestReading.Read(ReadBytes(path, descriptor), null, out var wrong) ?? throw Failure($"{path} cannot be used: {wrong}");

    private byte[] ReadBytes(string path, ManifestDescriptor? descriptor)
    {
        var bytes = files.ReadDocument(path);
        if (descriptor is null) return bytes;
        if (bytes.Length != descriptor.Size) throw Failure($"{descriptor.Digest} has {bytes.Length} bytes, not {descriptor.Size}");
        if (descriptor.Digest.Algorithm == "sha256" && Digest.OfSha256(bytes) != descriptor.Digest) throw Failure($"the content of {descriptor.Digest} has another digest");
        return bytes;
    }

    private ArchiveException NoPlatform(ImmutableArray<ManifestDescriptor> manifests, Platform? platform) =>
        Failure($"it has no image for {(platform ?? PlatformChoice.Machine).ToString()}, only for {PlatformChoice.Listed(manifests)}");

    private ArchiveException Failure(string wrong) => new(files.Subject, wrong);
}
