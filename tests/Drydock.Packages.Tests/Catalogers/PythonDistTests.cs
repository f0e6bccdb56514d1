using System.IO.Compression;
using System.Text;
using CsCheck;
using Drydock.Packages.Catalogers.PythonMetadata;

namespace Drydock.Packages.Tests.Catalogers;

public sealed class PythonDistTests
{
    private const string Site = "usr/lib/python3.12/site-packages";

    [Theory]
    [InlineData("a-1.0.dist-info/METADATA", "a", "1.0")]
    [InlineData("A-1.0.DIST-INFO/METADATA", "A", "1.0")]
    [InlineData("foo_bar-1.0+cu121-py3.9-linux-x86_64.egg-info", "foo_bar", "1.0+cu121")]
    [InlineData("foo-1.0-py3.9.egg/EGG-INFO/PKG-INFO", "foo", "1.0")]
    [InlineData("foo-1.0-py3.9.egg", "foo", "1.0")]
    [InlineData("x-python-2.0.dist-info/METADATA", "x-python", "2.0")]
    [InlineData("foo.egg-info/PKG-INFO", "foo", null)]
    [InlineData("foo.egg-info/METADATA", "foo", null)]
    public void Folder_names_tell_name_and_version(string path, string name, string? version)
    {
        var shape = MetadataFile.ShapeOf(path);
        Assert.NotEqual(MetadataShape.None, shape);
        Assert.Equal((name, version), MetadataFile.FromNamedPart(MetadataFile.NamedPart(path, shape)));
    }

    [Theory]
    [InlineData("METADATA")]
    [InlineData("a/METADATA")]
    [InlineData("a-1.dist-info/RECORD")]
    [InlineData("a-1.dist-info/PKG-INFO")]
    [InlineData("PKG-INFO")]
    [InlineData(".egg")]
    public void Other_files_are_no_metadata(string path) => Assert.Equal(MetadataShape.None, MetadataFile.ShapeOf(path));

    [Fact]
    public void Names_are_normalised_and_local_versions_kept()
    {
        var package = Assert.Single(TestLayers.Of(($"{Site}/torch-2.1.0+cu121.dist-info/METADATA", Samples.Metadata("Torch_.-X", "2.1.0+cu121"))).Inventory().Packages);
        Assert.Equal(("torch-x", "2.1.0+cu121", "pkg:pypi/torch-x@2.1.0%2Bcu121"), (package.Name, package.Version, package.Purl));
    }

    [Fact]
    public void An_editable_install_is_not_matched()
    {
        var inventory = TestLayers.Of(
            ($"{Site}/mine-1.0.dist-info/METADATA", Samples.Metadata("mine", "1.0")),
            ($"{Site}/mine-1.0.dist-info/direct_url.json", """{"url": "file:///src/mine", "dir_info": {"editable": true}}"""),
            ("src/old/old.egg-info/PKG-INFO", Samples.Metadata("old", "1.0")),
            ($"{Site}/old.egg-link", "/src/old\n.")).Inventory();
        Assert.All(inventory.Packages, static p => Assert.Equal("editable install", p.NotMatched));
        Assert.Equal(2, inventory.Packages.Length);
    }

    [Fact]
    public void A_version_control_origin_is_noted_without_its_credentials()
    {
        var package = Assert.Single(TestLayers.Of(
            ($"{Site}/a-1.0.dist-info/METADATA", Samples.Metadata("a", "1.0")),
            ($"{Site}/a-1.0.dist-info/direct_url.json", """{"url": "https://user:secret@git.example/a.git?token=secret", "vcs_info": {"vcs": "git", "commit_id": "4f42225"}}""")).Inventory().Packages);
        Assert.Equal(["installed from git https://git.example/a.git at commit 4f42225"], package.Notes);
        Assert.Null(package.NotMatched);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("{\"url\": 1, \"dir_info\": []}")]
    [InlineData("{\"url\": \"\\ud800\", \"vcs_info\": {}}")]
    public void A_damaged_direct_url_is_read_past(string json) => Assert.Equal(["a 1.0"], TestLayers.Of(
        ($"{Site}/a-1.0.dist-info/METADATA", Samples.Metadata("a", "1.0")), ($"{Site}/a-1.0.dist-info/direct_url.json", json)).Inventory().NamesAndVersions());

    [Theory]
    [InlineData(CompressionLevel.NoCompression)]
    [InlineData(CompressionLevel.Optimal)]
    public void A_zipped_egg_is_read_in_memory(CompressionLevel level) => Assert.Equal(["zipped 1.0"], new TestLayers()
        .Layer(l => l.File($"{Site}/other-9-py3.12.egg", Egg(level))).Inventory().NamesAndVersions());

    [Fact]
    public void A_damaged_egg_is_a_problem_and_named_by_its_file()
    {
        var egg = Egg(CompressionLevel.Optimal);
        for (var length = 0; length < egg.Length; length++)
        {
            var inventory = new TestLayers().Layer(l => l.File($"{Site}/zipped-1.0-py3.12.egg", egg[..length])).Inventory();
            Assert.Equal(["zipped 1.0"], inventory.NamesAndVersions());
            Assert.Single(inventory.Problems);
        }
    }

    [Fact]
    public void No_flipped_byte_of_an_egg_throws()
    {
        var egg = Egg(CompressionLevel.Optimal);
        for (var i = 0; i < egg.Length; i++)
        {
            var damaged = (byte[])egg.Clone();
            damaged[i] ^= 0xFF;
            Assert.NotNull(new TestLayers().Layer(l => l.File($"{Site}/zipped-1.0-py3.12.egg", damaged)).Inventory());
        }
    }

    [Fact]
    public void Reduced_headers_say_the_same() => Gen.String[Gen.Char["\n\n: \tNameVrsio1\r"], 0, 100].Sample(static text =>
    {
        var bytes = Encoding.UTF8.GetBytes("Name: a\n" + text);
        Assert.Equal(MetadataHeaders.Parse(bytes), MetadataHeaders.Parse(MetadataHeaders.Reduce(bytes).Span));
    });

    [Fact]
    public void Folded_and_over_long_headers_are_read_past() => Assert.Equal(new MetadataHeaders("a b", ""),
        MetadataHeaders.Parse(Encoding.UTF8.GetBytes($"Name: a\n b\nVersion: {new string('1', 5000)}\nVersion: 2\n\n")));

    [Fact]
    public void Conda_packages_are_listed_and_not_matched()
    {
        var package = Assert.Single(TestLayers.Of(("opt/conda/conda-meta/ca-certificates-2024.2.2-h06a4308_0.json", "{}"), ("opt/conda/conda-meta/history", "x")).Inventory().Packages);
        Assert.Equal(("ca-certificates", "2024.2.2", PackageType.Other), (package.Name, package.Version, package.Type));
        Assert.NotNull(package.NotMatched);
    }

    private static byte[] Egg(CompressionLevel level)
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in new[] { ("zipped/__init__.py", "pass"), ("EGG-INFO/PKG-INFO", Samples.Metadata("zipped", "1.0")) })
            {
                using var entry = zip.CreateEntry(name, level).Open();
                entry.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return memory.ToArray();
    }
}
