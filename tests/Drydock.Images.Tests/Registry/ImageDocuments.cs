using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using Drydock.TestKit.Registry;

namespace Drydock.Images.Tests.Registry;

/// <summary>Writes the documents and layers of images and pushes them to an in-process registry.</summary>
internal static class ImageDocuments
{
    public const string OciIndex = "application/vnd.oci.image.index.v1+json";
    public const string OciManifest = "application/vnd.oci.image.manifest.v1+json";
    public const string OciConfig = "application/vnd.oci.image.config.v1+json";
    public const string OciLayer = "application/vnd.oci.image.layer.v1.tar+gzip";
    public const string DockerList = "application/vnd.docker.distribution.manifest.list.v2+json";
    public const string DockerManifest = "application/vnd.docker.distribution.manifest.v2+json";
    public const string DockerConfig = "application/vnd.docker.container.image.v1+json";

    public static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    /// <summary>A descriptor of content.</summary>
    /// <param name="more">Further members, each after a comma: <c>,"platform":{…}</c>.</param>
    public static string Descriptor(string type, byte[] content, string more = "") =>
        $$"""{"mediaType":"{{type}}","digest":"{{Digest.OfSha256(content)}}","size":{{content.Length}}{{more}}}""";

    /// <summary>The <c>platform</c> member of a descriptor, after a comma.</summary>
    public static string For(string platform)
    {
        var parts = platform.Split('/');
        return $$""","platform":{"os":"{{parts[0]}}","architecture":"{{parts[1]}}"{{(parts.Length > 2 ? $",\"variant\":\"{parts[2]}\"" : "")}}}""";
    }

    public static byte[] Index(params IEnumerable<string> descriptors) =>
        Bytes($$"""{"schemaVersion":2,"mediaType":"{{OciIndex}}","manifests":[{{string.Join(',', descriptors)}}]}""");

    public static byte[] Manifest(byte[] config, params IEnumerable<byte[]> layers) =>
        Bytes($$"""{"schemaVersion":2,"mediaType":"{{OciManifest}}","config":{{Descriptor(OciConfig, config)}},"layers":[{{string.Join(',', layers.Select(static l => Descriptor(OciLayer, l)))}}]}""");

    /// <param name="more">Further members, each after a comma.</param>
    public static byte[] Config(string platform, IEnumerable<Digest> diffIds, string more = "")
    {
        var parts = platform.Split('/');
        var variant = parts.Length > 2 ? $",\"variant\":\"{parts[2]}\"" : "";
        return Bytes($$"""{"os":"{{parts[0]}}","architecture":"{{parts[1]}}"{{variant}},"rootfs":{"type":"layers","diff_ids":[{{string.Join(',', diffIds.Select(static d => $"\"{d}\""))}}]}{{more}}}""");
    }

    /// <summary>An uncompressed layer of files.</summary>
    public static byte[] Tar(params IEnumerable<(string Path, string Content)> files)
    {
        using var layer = new MemoryStream();
        using (var writer = new TarWriter(layer, TarEntryFormat.Ustar, leaveOpen: true))
        {
            foreach (var (path, content) in files) writer.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, path) { DataStream = new MemoryStream(Bytes(content)), ModificationTime = DateTimeOffset.UnixEpoch });
        }

        return layer.ToArray();
    }

    public static byte[] Gzip(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest)) gzip.Write(content);
        return packed.ToArray();
    }

    /// <summary>Pushes an image of gzip layers, each of one file <c>layerN</c>.</summary>
    /// <returns>The manifest.</returns>
    public static byte[] PushImage(this RegistryRepository repository, string? tag = null, string platform = "linux/amd64", int layers = 1, string more = "")
    {
        var tars = Enumerable.Range(0, layers).Select(i => Tar(($"layer{i}", $"{platform} {i} {string.Concat(Enumerable.Range(0, 5000))}"))).ToArray();
        var config = Config(platform, tars.Select(static t => Digest.OfSha256(t)), more);
        var packed = tars.Select(Gzip).ToArray();
        repository.AddBlob(config);
        foreach (var layer in packed) repository.AddBlob(layer);
        var manifest = Manifest(config, packed);
        repository.AddManifest(manifest, OciManifest, tag);
        return manifest;
    }
}
