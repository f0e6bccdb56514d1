using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Drydock.Images;

namespace Drydock.TestKit.Images;

/// <summary>An image made for a test: layers, a config, and every form in which an image is found.</summary>
public sealed record TestImage
{
    public ImmutableArray<TestLayer> Layers { get; init; } = [];

    public Platform Platform { get; init; } = new("linux", "amd64");

    public ImmutableArray<string> History { get; init; } = [];

    public ImmutableSortedDictionary<string, string> Labels { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary><c>NAME=value</c>; left out of the config when there is none.</summary>
    public ImmutableArray<string> Environment { get; init; } = [];

    /// <summary>Left out of the config when it is null.</summary>
    public string? User { get; init; }

    public static TestImage Create() => new();

    /// <summary>Adds a layer on top.</summary>
    public TestImage Layer(Action<TarBuilder> fill, LayerCompression compression = LayerCompression.Gzip)
    {
        var archive = new TarBuilder();
        fill(archive);
        return With(TestLayer.Of(archive.ToArray(), compression));
    }

    /// <summary>Adds a layer on top.</summary>
    public TestImage With(TestLayer layer) => this with { Layers = Layers.Add(layer) };

    /// <summary>The config document.</summary>
    public byte[] Config() => Json($$"""
        {"architecture":"{{Platform.Architecture}}","os":"{{Platform.Os}}","config":{"Labels":{{Map(Labels)}}{{Run()}}},"history":[{{Join(History.Select(static h => $"{{\"created_by\":{Text(h)}}}"))}}],"rootfs":{"type":"layers","diff_ids":[{{Join(Layers.Select(static l => Text(l.DiffId.ToString())))}}]} }
        """);

    private string Run() => (Environment.IsEmpty ? "" : $",\"Env\":[{Join(Environment.Select(Text))}]") + (User is null ? "" : $",\"User\":{Text(User)}");

    /// <summary>The manifest document.</summary>
    public byte[] Manifest()
    {
        var config = Config();
        return Json($$"""
            {"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json","config":{{Descriptor("application/vnd.oci.image.config.v1+json", config)}},"layers":[{{Join(Layers.Select(static l => Descriptor(l.MediaType, l.Stored)))}}]}
            """);
    }

    /// <summary>Every blob of the image by digest: layers, config and manifest.</summary>
    public IEnumerable<(Digest Digest, byte[] Content)> Blobs() =>
        [.. Layers.Select(static l => (l.Digest, l.Stored)).DistinctBy(static b => b.Digest), (Digest.OfSha256(Config()), Config()), (Digest.OfSha256(Manifest()), Manifest())];

    /// <summary>Writes an OCI image layout.</summary>
    public string WriteLayout(string folder, string tag = "test")
    {
        foreach (var (path, content) in LayoutFiles(tag))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, path))!);
            File.WriteAllBytes(Path.Combine(folder, path), content);
        }

        return folder;
    }

    /// <summary>An OCI archive.</summary>
    public byte[] OciArchive(string tag = "test")
    {
        var archive = new TarBuilder();
        foreach (var (path, content) in LayoutFiles(tag)) archive.File(path, content);
        return archive.ToArray();
    }

    /// <summary>A docker-archive in the old form: layers in folders, the second of equal ones as a link.</summary>
    public byte[] DockerArchive(params string[] tags) => DockerArchive([(this, tags)]);

    /// <summary>A docker-archive of several images.</summary>
    public static byte[] DockerArchive(IReadOnlyList<(TestImage Image, string[] Tags)> images)
    {
        var archive = new TarBuilder();
        var written = new HashSet<string>(StringComparer.Ordinal);
        foreach (var layer in images.SelectMany(static i => i.Image.Layers))
            if (written.Add(layer.DiffId.Hex)) archive.File($"{layer.DiffId.Hex}.tar", layer.Stored).Symlink($"id-{layer.DiffId.Hex[..12]}/layer.tar", $"../{layer.DiffId.Hex}.tar");
        foreach (var (image, _) in images) archive.File($"{Digest.OfSha256(image.Config()).Hex}.json", image.Config());
        var entries = images.Select(static i =>
            $$"""{"Config":"{{Digest.OfSha256(i.Image.Config()).Hex}}.json","RepoTags":[{{Join(i.Tags.Select(Text))}}],"Layers":[{{Join(i.Image.Layers.Select(static l => Text($"id-{l.DiffId.Hex[..12]}/layer.tar")))}}]}""");
        return archive.File("manifest.json", $"[{Join(entries)}]").ToArray();
    }

    /// <summary>The descriptor of a document.</summary>
    public static string Descriptor(string mediaType, byte[] content) => $$"""{"mediaType":"{{mediaType}}","digest":"{{Digest.OfSha256(content)}}","size":{{content.Length}}}""";

    private IEnumerable<(string Path, byte[] Content)> LayoutFiles(string tag)
    {
        foreach (var (digest, content) in Blobs()) yield return ($"blobs/sha256/{digest.Hex}", content);
        yield return ("oci-layout", "{\"imageLayoutVersion\":\"1.0.0\"}"u8.ToArray());
        var descriptor = Descriptor("application/vnd.oci.image.manifest.v1+json", Manifest())[..^1];
        yield return ("index.json", Json($$"""{"schemaVersion":2,"manifests":[{{descriptor}},"annotations":{"org.opencontainers.image.ref.name":{{Text(tag)}} } }]}"""));
    }

    private static string Text(string text) => '"' + JsonEncodedText.Encode(text).ToString() + '"';

    private static string Map(ImmutableSortedDictionary<string, string> map) => "{" + Join(map.Select(static p => $"{Text(p.Key)}:{Text(p.Value)}")) + "}";

    private static string Join(IEnumerable<string> parts) => string.Join(',', parts);

    private static byte[] Json(string json) => Encoding.UTF8.GetBytes(json.Trim());
}
