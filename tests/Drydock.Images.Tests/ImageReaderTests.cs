using System.Text;
using Drydock.Images.Archives;
using Drydock.Images.Layers;
using Drydock.Images.Tests.Layers;
using Drydock.TestKit.Images;
using Microsoft.Extensions.Time.Testing;

namespace Drydock.Images.Tests;

/// <summary>One image, whatever form it comes in: the same files; and whatever is wrong with it: never without a word.</summary>
public sealed class ImageReaderTests : IDisposable
{
    private static readonly TestImage Image = TestImage.Create()
        .Layer(l => l.Folder("d").File("d/a.keep", "1").File("b.keep", "1").File("other", "x"), LayerCompression.Gzip)
        .Layer(l => l.Whiteout("d/a.keep").File("c.keep", "2"), LayerCompression.Zstd)
        .Layer(l => l.Hardlink("e.keep", "b.keep"), LayerCompression.None);

    private readonly string folder = Directory.CreateTempSubdirectory("drydock-image-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    public static TheoryData<string> Forms => ["layout", "oci.tar", "oci.tar.gz", "oci.tar.zst", "docker.tar", "docker.tar verified", "docker.tar.gz", "docker.tar.zst"];

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Every_form_of_an_image_has_the_same_files(string form)
    {
        var contents = await ReadAsync(Open(Image, form));

        Assert.Empty(contents.Problems);
        Assert.Equal(["b.keep=1@0", "c.keep=2@1", "e.keep=1@2"], Files(contents));
        Assert.Equal(Image.Layers.Select(static l => (Digest?)l.DiffId), contents.Manifest!.Layers.Select(static l => l.DiffId));
    }

    [Theory]
    [InlineData("layout", true)]
    [InlineData("docker.tar.gz", true)]
    [InlineData("docker.tar verified", true)]
    [InlineData("docker.tar", false)]
    public async Task What_was_not_hashed_is_said(string form, bool verified) => Assert.Equal(verified, (await ReadAsync(Open(Image, form))).Verified);

    [Fact]
    public async Task An_archive_cut_anywhere_is_never_without_a_word()
    {
        var archive = Image.DockerArchive("a:1");
        var path = Path.Combine(folder, "cut.tar");
        var complete = new HashSet<int>();
        for (var length = 0; length < archive.Length; length += 256)
        {
            await File.WriteAllBytesAsync(path, archive[..length], TestContext.Current.CancellationToken);
            if (await OutcomeAsync(new PlainArchiveSource(path, ArchiveKind.Docker, null, verify: false, Limits.Default)) == "complete") complete.Add(length);
        }

        // Only the end blocks behind the last entry may be missing.
        Assert.All(complete, length => Assert.InRange(length, archive.Length - 1024, archive.Length));
    }

    [Fact]
    public async Task A_compressed_archive_cut_anywhere_is_never_without_a_word()
    {
        var archive = TestLayer.Pack(Image.DockerArchive("a:1"), LayerCompression.Gzip);
        var path = Path.Combine(folder, "cut.tar.gz");
        for (var length = 10; length < archive.Length - 64; length += 37)
        {
            await File.WriteAllBytesAsync(path, archive[..length], TestContext.Current.CancellationToken);
            Assert.NotEqual("complete", await OutcomeAsync(new CompressedArchiveSource(path, ArchiveKind.Docker, null)));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_cut_layer_is_never_clean(int index)
    {
        var layout = Image.WriteLayout(folder);
        var blob = BlobPath(layout, Image.Layers[index].Digest);
        var whole = await File.ReadAllBytesAsync(blob, TestContext.Current.CancellationToken);
        for (var length = 0; length < whole.Length; length += Math.Max(1, whole.Length / 60))
        {
            await File.WriteAllBytesAsync(blob, whole[..length], TestContext.Current.CancellationToken);
            Assert.NotEmpty((await ReadAsync(new OciLayoutSource(layout, null, Limits.Default))).Problems);
        }
    }

    [Fact]
    public async Task A_swapped_layer_is_told_and_the_others_are_read()
    {
        var layout = Image.WriteLayout(folder);
        await File.WriteAllBytesAsync(BlobPath(layout, Image.Layers[0].Digest), Image.Layers[1].Stored, TestContext.Current.CancellationToken);

        var contents = await ReadAsync(new OciLayoutSource(layout, null, Limits.Default));

        Assert.Contains(contents.Problems, static p => p.Wrong.Contains("digest", StringComparison.Ordinal));
        Assert.Contains("c.keep=2@1", Files(contents));
    }

    [Fact]
    public async Task A_missing_layer_is_told_and_the_others_are_read()
    {
        var layout = Image.WriteLayout(folder);
        File.Delete(BlobPath(layout, Image.Layers[0].Digest));

        var contents = await ReadAsync(new OciLayoutSource(layout, null, Limits.Default));

        Assert.NotEmpty(contents.Problems);
        Assert.Contains("c.keep=2@1", Files(contents));
    }

    [Fact]
    public async Task A_layer_without_end_blocks_is_whole_where_its_length_is_declared()
    {
        var image = TestImage.Create().With(TestLayer.Of(new TarBuilder().File("a.keep", "1").WithoutEnd(), LayerCompression.None));

        Assert.Empty((await ReadAsync(Open(image, "docker.tar"))).Problems);
        Assert.Empty((await ReadAsync(Open(image, "layout"))).Problems);
    }

    [Fact]
    public async Task Gzip_of_several_members_and_zstd_with_a_skippable_frame_are_read()
    {
        var unpacked = new TarBuilder().File("a.keep", "1").ToArray();
        byte[] members = [.. TestLayer.Pack(unpacked[..700], LayerCompression.Gzip), .. TestLayer.Pack(unpacked[700..], LayerCompression.Gzip)];
        byte[] skippable = [0x50, 0x2A, 0x4D, 0x18, 3, 0, 0, 0, 1, 2, 3, .. TestLayer.Pack(unpacked, LayerCompression.Zstd)];
        var image = TestImage.Create().With(new TestLayer(unpacked, members, LayerCompression.Gzip)).With(new TestLayer(unpacked, skippable, LayerCompression.Zstd));

        var contents = await ReadAsync(Open(image, "layout"));

        Assert.Empty(contents.Problems);
        Assert.Equal(["a.keep=1@1"], Files(contents));
    }

    [Fact]
    public async Task A_media_type_is_not_believed()
    {
        var layer = TestLayer.Of(new TarBuilder().File("a.keep", "1").ToArray(), LayerCompression.None);

        Assert.Equal(["a.keep=1@0"], Files(await ReadAsync(Open(TestImage.Create().With(layer with { Compression = LayerCompression.Gzip }), "layout"))));
    }

    [Theory]
    [InlineData("folder behind a link")]
    [InlineData("file behind a link")]
    [InlineData("hard link to a file of no interest")]
    [InlineData("hard link to a file of no interest in a lower layer")]
    public async Task What_the_merged_image_turns_out_to_need_is_read_again(string what)
    {
        var image = TestImage.Create();
        (image, var path) = what switch
        {
            "folder behind a link" => (image.Layer(l => l.Symlink("known/place", "/real").File("real/status", "1")), "known/place/status"),
            "file behind a link" => (image.Layer(l => l.Symlink("etc/os-release", "../store/release").File("store/release", "1")), "etc/os-release"),
            "hard link to a file of no interest" => (image.Layer(l => l.File("store/0a1b", "1").Hardlink("p/a.keep", "store/0a1b")), "p/a.keep"),
            _ => (image.Layer(l => l.File("store/0a1b", "1")).Layer(l => l.Hardlink("p/a.keep", "store/0a1b")), "p/a.keep"),
        };
        foreach (var form in new[] { "layout", "docker.tar", "docker.tar.gz" })
        {
            var contents = await ReadAsync(Open(image, form));

            Assert.Empty(contents.Problems);
            Assert.Equal("1", Encoding.UTF8.GetString(contents.Files.Find(path)!.File.Content.Span));
        }
    }

    [Fact]
    public async Task A_known_layer_is_not_opened_again_even_where_a_known_folder_leads_to_another()
    {
        var image = TestImage.Create().Layer(l => l.Symlink("known", "other").File("other/place/status", "1"));
        using var cache = LayerCache.Open(Path.Combine(folder, "layers.db"), new FakeTimeProvider());
        var layout = image.WriteLayout(Path.Combine(folder, "layout"));
        var first = await ReadAsync(new OciLayoutSource(layout, null, Limits.Default), cache);
        File.Delete(BlobPath(layout, image.Layers[0].Digest));

        var second = await ReadAsync(new OciLayoutSource(layout, null, Limits.Default), cache);

        Assert.Empty(second.Problems);
        Assert.Equal(Files(first), Files(second));
    }

    [Fact]
    public async Task An_unverified_layer_neither_enters_the_cache_nor_comes_from_it()
    {
        using var cache = LayerCache.Open(Path.Combine(folder, "layers.db"), new FakeTimeProvider());
        var honest = TestImage.Create().Layer(l => l.File("a.keep", "honest"), LayerCompression.None);
        var lie = honest.Layers[0] with { Stored = new TarBuilder().File("a.keep", "a lie!").ToArray() };
        await ReadAsync(Open(TestImage.Create().With(lie), "docker.tar"), cache);

        Assert.Equal(["a.keep=honest@0"], Files(await ReadAsync(Open(honest, "layout"), cache)));
        Assert.Equal(["a.keep=a lie!@0"], Files(await ReadAsync(Open(TestImage.Create().With(lie), "docker.tar"), cache)));
    }

    [Fact]
    public async Task A_base_that_was_read_before_is_known_by_its_layers_but_no_image_is_its_own_base()
    {
        using var cache = LayerCache.Open(Path.Combine(folder, "layers.db"), new FakeTimeProvider());
        var parent = TestImage.Create().Layer(l => l.File("a.keep", "1"));
        Assert.Null((await ReadAsync(Open(parent, "layout"), cache)).Base);

        var found = (await ReadAsync(Open(parent.Layer(l => l.File("b.keep", "2")), "oci.tar"), cache)).Base;

        Assert.Equal((1, "layer chain"), (found?.Layers, found?.Evidence));
        Assert.Null((await ReadAsync(Open(parent, "layout"), cache)).Base);
    }

    public static TheoryData<string, Limits> Tight => new()
    {
        { "entries", Limits.Default with { Entries = 2 } },
        { "unpacks", Limits.Default with { DecompressedBytes = 600 } },
        { "times its size", Limits.Default with { Ratio = 2, RatioAfterBytes = 100_000 } },
        { "the limit is 3", Limits.Default with { FileBytes = 3 } },
    };

    [Theory]
    [MemberData(nameof(Tight))]
    public async Task A_limit_that_is_hit_is_never_clean(string said, Limits limits)
    {
        var image = TestImage.Create().Layer(l => l.File("a.keep", "four").File("zeros", new string('\0', 500_000)).File("b.keep", "x"));

        var contents = await ReadAsync(Open(image, "layout"), limits: limits);

        Assert.Contains(contents.Problems, p => p.Wrong.Contains(said, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Too_many_layers_are_refused()
    {
        var refused = await Assert.ThrowsAsync<ProblemException>(() => ReadAsync(Open(Image, "layout"), limits: Limits.Default with { Layers = 2 }));

        Assert.Contains("3 layers", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_is_read_without_following_links_out_of_it()
    {
        var root = Directory.CreateDirectory(Path.Combine(folder, "root", "d")).Parent!.FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "secret.keep"), "secret", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(root, "d", "a.keep"), "1", TestContext.Current.CancellationToken);
        File.CreateSymbolicLink(Path.Combine(root, "out.keep"), Path.Combine(folder, "secret.keep"));
        File.CreateSymbolicLink(Path.Combine(root, "up"), "..");
        File.CreateSymbolicLink(Path.Combine(root, "loop"), ".");

        var contents = await new ImageReader(new TextFiles(), null, Limits.Default, TimeProvider.System).ReadFolderAsync(root, TestContext.Current.CancellationToken);

        Assert.Empty(contents.Problems);
        Assert.Equal(["d/a.keep=1@0"], Files(contents));
        Assert.Null(contents.Files.Find("out.keep"));
    }

    private IImageSource Open(TestImage image, string form)
    {
        var path = Path.Combine(folder, form.Replace(' ', '-'));
        if (form == "layout") return new OciLayoutSource(image.WriteLayout(path), "test", Limits.Default);
        var kind = form.StartsWith("oci", StringComparison.Ordinal) ? ArchiveKind.Oci : ArchiveKind.Docker;
        var archive = kind == ArchiveKind.Oci ? image.OciArchive() : image.DockerArchive("a:1");
        var compression = form.EndsWith(".gz", StringComparison.Ordinal) ? LayerCompression.Gzip : form.EndsWith(".zst", StringComparison.Ordinal) ? LayerCompression.Zstd : LayerCompression.None;
        File.WriteAllBytes(path, TestLayer.Pack(archive, compression));
        return compression == LayerCompression.None
            ? new PlainArchiveSource(path, kind, null, form.EndsWith("verified", StringComparison.Ordinal), Limits.Default)
            : new CompressedArchiveSource(path, kind, null);
    }

    private static string BlobPath(string layout, Digest digest) => Path.Combine(layout, "blobs", "sha256", digest.Hex);

    private static async Task<ImageContents> ReadAsync(IImageSource source, LayerCache? cache = null, Limits? limits = null)
    {
        await using (source)
            return await new ImageReader(new TextFiles(), cache, limits ?? Limits.Default, TimeProvider.System).ReadAsync(source, null, null, TestContext.Current.CancellationToken);
    }

    private static async Task<string> OutcomeAsync(IImageSource source)
    {
        try
        {
            return (await ReadAsync(source)).Problems.IsEmpty ? "complete" : "partial";
        }
        catch (ProblemException)
        {
            return "refused";
        }
    }

    private static IEnumerable<string> Files(ImageContents contents) => contents.Files.Files.Select(static f => $"{f.Path}={Encoding.UTF8.GetString(f.File.Content.Span)}@{f.Layer}");
}
