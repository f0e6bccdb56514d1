using System.Text;
using Drydock.Images.Archives;
using Drydock.TestKit.Images;

namespace Drydock.Images.Tests.Layers;

/// <summary>Layers as nobody should write them, through the whole reader: what is sound in them is found, and nothing ends in an exception.</summary>
public sealed class OddLayerTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("drydock-odd-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    [InlineData(".")]
    [InlineData("./")]
    [InlineData("//")]
    public async Task An_entry_without_a_name_or_for_the_root_hides_nothing(string name)
    {
        foreach (var type in new[] { '0', '1', '2', '5' })
        {
            var contents = await ReadAsync(static l => l.File("a.keep", "1"), l => l.Entry(name, type, [], "a.keep").File("b.keep", "2"));
            Assert.Equal(["a.keep=1", "b.keep=2"], Files(contents));
        }
    }

    [Fact]
    public async Task A_hard_link_to_a_later_entry_has_its_content()
    {
        var contents = await ReadAsync(static l => l.Hardlink("first.keep", "second.keep").File("second.keep", "1"));
        Assert.Empty(contents.Problems);
        Assert.Equal(["first.keep=1", "second.keep=1"], Files(contents));
    }

    [Fact]
    public async Task Hard_links_in_a_circle_are_told_and_the_rest_is_read()
    {
        var contents = await ReadAsync(static l => l.Hardlink("a.keep", "b.keep").Hardlink("b.keep", "a.keep").Hardlink("c.keep", "c.keep").File("d.keep", "1"));
        Assert.NotEmpty(contents.Problems);
        Assert.Equal(["d.keep=1"], Files(contents));
    }

    [Theory]
    [InlineData(".wh.")]
    [InlineData(".wh..")]
    [InlineData(".wh...")]
    [InlineData("d/.wh.")]
    [InlineData("d/.wh..")]
    [InlineData("d/.wh...")]
    public async Task A_whiteout_of_no_name_or_of_a_folder_above_removes_nothing_outside(string whiteout)
    {
        var contents = await ReadAsync(static l => l.File("a.keep", "1").File("d/b.keep", "2"), l => l.File(whiteout, ""));
        Assert.Contains("a.keep=1", Files(contents));
    }

    [Fact]
    public async Task Names_that_differ_only_in_case_or_normalisation_are_different_files()
    {
        var contents = await ReadAsync(static l => l.File("A.keep", "1").File("a.keep", "2").File("\u00e9.keep", "3").File("e\u0301.keep", "4"));
        Assert.Equal(4, contents.Files.Files.Length);
        Assert.Equal("2", Encoding.UTF8.GetString(contents.Files.Find("a.keep")!.File.Content.Span));
    }

    [Fact]
    public async Task A_zstd_frame_that_asks_for_a_window_of_gigabytes_is_refused_without_them()
    {
        // RFC 8878, 3.1.1.1.2: a window descriptor of 0xB8 asks for 8 GiB. One raw block that ends the frame follows.
        byte[] block = [.. new TarBuilder().File("a.keep", "1").ToArray()];
        var length = (block.Length << 3) | 1;
        byte[] stored = [0x28, 0xB5, 0x2F, 0xFD, 0x00, 0xB8, (byte)(length & 0xFF), (byte)((length >> 8) & 0xFF), (byte)(length >> 16), .. block];
        var image = TestImage.Create().With(new TestLayer(block, stored, LayerCompression.Zstd)).Layer(static l => l.File("b.keep", "2"));
        var before = GC.GetTotalAllocatedBytes();

        var contents = await ReadAsync(image);

        Assert.NotEmpty(contents.Problems);
        Assert.Equal(["b.keep=2"], Files(contents));
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 512L << 20);
    }

    [Fact]
    public async Task Devices_and_fifos_with_the_name_of_a_wanted_file_are_no_files()
    {
        var contents = await ReadAsync(static l => l.File("a.keep", "1").File("b.keep", "1"), static l => l.Entry("a.keep", '3', []).Entry("b.keep", '6', []).File("c.keep", "2"));
        Assert.Equal(["c.keep=2"], Files(contents));
    }

    private Task<ImageContents> ReadAsync(params Action<TarBuilder>[] layers) => ReadAsync(layers.Aggregate(TestImage.Create(), static (image, fill) => image.Layer(fill)));

    private async Task<ImageContents> ReadAsync(TestImage image)
    {
        await using var source = new OciLayoutSource(image.WriteLayout(Path.Combine(folder, Guid.NewGuid().ToString("N"))), null, Limits.Default);
        return await new ImageReader(new TextFiles(), null, Limits.Default, TimeProvider.System).ReadAsync(source, null, null, TestContext.Current.CancellationToken);
    }

    private static IEnumerable<string> Files(ImageContents contents) => contents.Files.Files.Select(static f => $"{f.Path}={Encoding.UTF8.GetString(f.File.Content.Span)}");
}
