using System.Text;
using Drydock.Images.Archives;
using Drydock.Images.Tests.Layers;
using Drydock.TestKit.Images;

namespace Drydock.Images.Tests.Archives;

/// <summary>What archives and layouts say about the images in them: right, odd, or nothing at all.</summary>
public sealed class ArchiveShapeTests : IDisposable
{
    private const string Index = "application/vnd.oci.image.index.v1+json";
    private const string Manifest = "application/vnd.oci.image.manifest.v1+json";
    private const string Attestation = "\"platform\":{\"os\":\"unknown\",\"architecture\":\"unknown\"},\"annotations\":{\"vnd.docker.reference.type\":\"attestation-manifest\"}";

    private static readonly TestImage One = TestImage.Create().Layer(static l => l.File("one.keep", "1"), LayerCompression.None);
    private static readonly TestImage Two = TestImage.Create().Layer(static l => l.File("two.keep", "2"), LayerCompression.None);

    private readonly string folder = Directory.CreateTempSubdirectory("drydock-shape-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData(null, "it has no manifest.json")]
    [InlineData("null", "not a list of images")]
    [InlineData("{}", "not a list of images")]
    [InlineData("[]", "names no image")]
    [InlineData("[null]", "cannot be read")]
    [InlineData("[[]]", "cannot be read")]
    [InlineData("[{}]", "lacks")]
    [InlineData("[{\"Config\":null,\"Layers\":null}]", "lacks")]
    [InlineData("[{\"Config\":\"../../etc/passwd\",\"Layers\":[]}]", "lacks")]
    [InlineData("[", "cannot be read")]
    public async Task A_docker_archive_without_a_usable_manifest_is_one_sentence(string? manifest, string said)
    {
        var archive = new TarBuilder().File("layer.tar", new TarBuilder().File("a.keep", "1").ToArray());
        if (manifest is not null) archive.File("manifest.json", manifest);
        foreach (var compression in new[] { LayerCompression.None, LayerCompression.Gzip })
        {
            var refused = await Assert.ThrowsAsync<ArchiveException>(() => ReadAsync(Docker(archive.ToArray(), compression)));
            Assert.Contains(said, refused.Problem.Wrong, StringComparison.Ordinal);
            Assert.DoesNotContain('\n', refused.Message);
        }
    }

    [Fact]
    public async Task An_OCI_archive_taken_for_a_docker_archive_is_told_what_it_is()
    {
        var refused = await Assert.ThrowsAsync<ArchiveException>(() => ReadAsync(Docker(One.OciArchive())));
        Assert.Contains("oci-archive:", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nesting_without_end_in_a_manifest_is_one_sentence()
    {
        var deep = new string('[', 1_000_000);
        var refused = await Assert.ThrowsAsync<ArchiveException>(() => ReadAsync(Docker(new TarBuilder().File("manifest.json", deep).ToArray())));
        Assert.Contains("cannot be read", refused.Problem.Wrong, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_images_in_an_archive_one_has_to_be_named()
    {
        var archive = TestImage.DockerArchive([(One, ["one:1"]), (Two, ["two:2"])]);
        var refused = await Assert.ThrowsAsync<ArchiveException>(() => ReadAsync(Docker(archive)));
        Assert.Contains("one:1, two:2", refused.Message, StringComparison.Ordinal);
        Assert.Equal(["one.keep"], await FilesAsync(Docker(archive, choice: "one:1")));
        Assert.Equal(["two.keep"], await FilesAsync(Docker(archive, choice: "two:2")));
        Assert.Equal(["two.keep"], await FilesAsync(Docker(archive, choice: Digest.OfSha256(Two.Config()).Hex)));
        await Assert.ThrowsAsync<ArchiveException>(() => ReadAsync(Docker(archive, choice: "three")));
    }

    [Fact]
    public async Task An_archive_of_a_newer_docker_save_holds_an_OCI_layout_too()
    {
        var archive = new TarBuilder();
        foreach (var (digest, content) in One.Blobs()) archive.File($"blobs/sha256/{digest.Hex}", content);
        archive.File("oci-layout", "{\"imageLayoutVersion\":\"1.0.0\"}");
        archive.File("index.json", $$"""{"schemaVersion":2,"manifests":[{{TestImage.Descriptor(Manifest, One.Manifest())}}]}""");
        archive.File("manifest.json", $$"""[{"Config":"blobs/sha256/{{Digest.OfSha256(One.Config()).Hex}}","RepoTags":null,"Layers":["blobs/sha256/{{One.Layers[0].Digest.Hex}}"]}]""");
        Assert.Equal(["one.keep"], await FilesAsync(Docker(archive.ToArray())));
        Assert.Equal(["one.keep"], await FilesAsync(Docker(archive.ToArray(), LayerCompression.Gzip)));
        Assert.Equal(["one.keep"], await FilesAsync(new PlainArchiveSource(Write(archive.ToArray()), ArchiveKind.Oci, null, verify: false, Limits.Default)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task Indexes_inside_indexes_are_followed(int depth) => Assert.Equal(["one.keep"], await FilesAsync(Nested(depth)));

    [Fact]
    public async Task Indexes_nested_without_end_are_refused()
    {
        var refused = await Assert.ThrowsAsync<ArchiveException>(() => ReadAsync(Nested(6)));
        Assert.Contains("nested", refused.Problem.Wrong, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Attestations_are_not_taken_for_images()
    {
        var statement = Encoding.UTF8.GetBytes("""{"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json","config":{"mediaType":"application/vnd.oci.image.config.v1+json","digest":"sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a","size":2},"layers":[]}""");
        var image = TestImage.Descriptor(Manifest, One.Manifest());
        var attestation = $"{TestImage.Descriptor(Manifest, statement)[..^1]},{Attestation}}}";
        var inner = Encoding.UTF8.GetBytes($$$"""{"schemaVersion":2,"mediaType":"{{{Index}}}","manifests":[{{{attestation}}},{{{image[..^1]}}},"platform":{"os":"linux","architecture":"amd64"}}]}""");
        Assert.Equal(["one.keep"], await FilesAsync(Layout($"[{attestation},{image}]", statement)));
        Assert.Equal(["one.keep"], await FilesAsync(Layout($"[{TestImage.Descriptor(Index, inner)}]", statement, inner)));
        var alone = await Assert.ThrowsAsync<ArchiveException>(() => ReadAsync(Layout($"[{attestation}]", statement)));
        Assert.Contains("names no image", alone.Problem.Wrong, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_platform_that_is_not_there_is_told_with_those_that_are()
    {
        var image = TestImage.Descriptor(Manifest, One.Manifest())[..^1];
        var inner = Encoding.UTF8.GetBytes($$$"""{"schemaVersion":2,"mediaType":"{{{Index}}}","manifests":[{{{image}}},"platform":{"os":"linux","architecture":"amd64"}}]}""");
        var refused = await Assert.ThrowsAsync<ArchiveException>(() => ReadAsync(Layout($"[{TestImage.Descriptor(Index, inner)}]", inner), new Platform("linux", "s390x")));
        Assert.Contains("no image for linux/s390x, only for linux/amd64", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sha256:../../../../etc/passwd")]
    [InlineData("sha256:ABCDEF")]
    [InlineData("sha256:00")]
    [InlineData("sha256:0000000000000000000000000000000000000000000000000000000000000000\\u0000")]
    [InlineData("md5:d41d8cd98f00b204e9800998ecf8427e")]
    public async Task A_digest_of_the_wrong_shape_never_becomes_a_path(string digest)
    {
        var refused = await Assert.ThrowsAsync<ArchiveException>(() => ReadAsync(Layout($$"""[{"mediaType":"{{Manifest}}","digest":"{{digest}}","size":2}]""")));
        Assert.DoesNotContain("passwd", refused.Problem.Subject, StringComparison.Ordinal);
        Assert.Contains("index.json cannot be used", refused.Problem.Wrong, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_blob_that_is_a_link_out_of_the_layout_is_not_followed_as_another_image_s()
    {
        var layout = One.WriteLayout(Path.Combine(folder, "linked"));
        await File.WriteAllTextAsync(Path.Combine(folder, "secret"), "{}", TestContext.Current.CancellationToken);
        var blob = Path.Combine(layout, "blobs", "sha256", Digest.OfSha256(One.Manifest()).Hex);
        File.Delete(blob);
        File.CreateSymbolicLink(blob, Path.Combine(folder, "secret"));
        await Assert.ThrowsAsync<ArchiveException>(() => ReadAsync(new OciLayoutSource(layout, null, Limits.Default)));
    }

    private OciLayoutSource Nested(int depth)
    {
        var documents = new List<byte[]>();
        var descriptor = $"{TestImage.Descriptor(Manifest, One.Manifest())[..^1]},\"platform\":{{\"os\":\"linux\",\"architecture\":\"amd64\"}}}}";
        for (var i = 0; i < depth; i++)
        {
            documents.Add(Encoding.UTF8.GetBytes($$"""{"schemaVersion":2,"mediaType":"{{Index}}","manifests":[{{descriptor}}]}"""));
            descriptor = TestImage.Descriptor(Index, documents[^1]);
        }

        return Layout($"[{descriptor}]", [.. documents]);
    }

    /// <summary>A layout with the first image's blobs, some documents more, and an index.json of one's own.</summary>
    private OciLayoutSource Layout(string manifests, params byte[][] documents)
    {
        var layout = One.WriteLayout(Path.Combine(folder, Guid.NewGuid().ToString("N")));
        foreach (var document in documents) File.WriteAllBytes(Path.Combine(layout, "blobs", "sha256", Digest.OfSha256(document).Hex), document);
        File.WriteAllText(Path.Combine(layout, "index.json"), $$"""{"schemaVersion":2,"manifests":{{manifests}}}""");
        return new OciLayoutSource(layout, null, Limits.Default);
    }

    private IImageSource Docker(byte[] archive, LayerCompression compression = LayerCompression.None, string? choice = null)
    {
        var path = Write(TestLayer.Pack(archive, compression));
        return compression == LayerCompression.None
            ? new PlainArchiveSource(path, ArchiveKind.Docker, choice, verify: false, Limits.Default)
            : new CompressedArchiveSource(path, ArchiveKind.Docker, choice);
    }

    private string Write(byte[] content)
    {
        var path = Path.Combine(folder, Guid.NewGuid().ToString("N"));
        File.WriteAllBytes(path, content);
        return path;
    }

    private static async Task<ImageContents> ReadAsync(IImageSource source, Platform? platform = null)
    {
        await using (source)
            return await new ImageReader(new TextFiles(), null, Limits.Default, TimeProvider.System).ReadAsync(source, platform, null, TestContext.Current.CancellationToken);
    }

    private static async Task<string[]> FilesAsync(IImageSource source)
    {
        var contents = await ReadAsync(source);
        Assert.Empty(contents.Problems);
        return [.. contents.Files.Files.Select(static f => f.Path)];
    }
}
