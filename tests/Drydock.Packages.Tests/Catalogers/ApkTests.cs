using System.Text;
using CsCheck;
using Drydock.Packages.Catalogers.ApkDatabase;

namespace Drydock.Packages.Tests.Catalogers;

public sealed class ApkTests
{
    private const string Installed = "lib/apk/db/installed";

    [Fact]
    public void The_origin_is_the_source_wherever_it_stands()
    {
        var package = TestLayers.Of((Installed, "C:Q1abc=\nP:libcrypto3\no:openssl\np:so:libcrypto.so.3=3\nm:nobody\nA:x86_64\nV:3.3.1-r0\n\n")).Inventory().Single("libcrypto3");
        Assert.Equal(new SourcePackage("openssl", "3.3.1-r0"), package.Source);
        Assert.Equal("pkg:apk/alpine/libcrypto3@3.3.1-r0?arch=x86_64&upstream=openssl%403.3.1-r0", package.Purl);
    }

    [Fact]
    public void Every_version_of_a_name_is_kept_and_a_last_record_needs_no_blank_line() =>
        Assert.Equal(["a 1-r0", "a 2-r0"], TestLayers.Of((Installed, "P:a\nV:1-r0\nA:x86_64\n\nP:a\nV:2-r0\nA:x86_64")).Inventory().NamesAndVersions());

    [Theory]
    [InlineData("P:.build-deps\nV:20240131.101500\nA:noarch\n")]
    [InlineData("P:mydeps\nV:20240131.101500\nA:noarch\n")]
    public void A_virtual_package_is_not_matched(string record) =>
        Assert.Equal("virtual package", Assert.Single(TestLayers.Of((Installed, record)).Inventory().Packages).NotMatched);

    [Fact]
    public void A_record_without_a_version_is_a_problem()
    {
        var inventory = TestLayers.Of((Installed, "P:broken\n\nF:only/a/folder\n\nP:musl\nV:1.2.5-r0\n\n")).Inventory();
        Assert.Equal(["musl 1.2.5-r0"], inventory.NamesAndVersions());
        Assert.Equal(2, inventory.Problems.Length);
    }

    [Fact]
    public void One_database_under_two_names_is_read_once_and_two_databases_both()
    {
        var linked = new TestLayers().Layer(static l => l.Link("lib", "usr/lib").File("usr/lib/apk/db/installed", "P:musl\nV:1\n")).Inventory();
        Assert.Single(linked.Single("musl").Locations);
        var both = TestLayers.Of((Installed, "P:musl\nV:1\n"), ("usr/lib/apk/db/installed", "P:zlib\nV:2\n")).Inventory();
        Assert.Equal(["musl 1", "zlib 2"], both.NamesAndVersions());
    }

    [Fact]
    public void Files_of_a_package_are_owned_until_a_later_layer_changes_them()
    {
        const string path = "usr/lib/python3.12/site-packages/six-1.16.0-py3.12.egg-info/PKG-INFO";
        var layers = new TestLayers().Layer(static l => l
            .File(Installed, "P:py3-six\nV:1.16.0-r9\nA:noarch\no:py3-six\nF:usr/lib/python3.12/site-packages/six-1.16.0-py3.12.egg-info\nR:PKG-INFO\nZ:Q1abc=\n")
            .File(path, Samples.Metadata("six", "1.16.0")));
        Assert.Equal("py3-six", layers.Inventory().Single("six").OwnedBy);
        Assert.Null(layers.Layer(static l => l.File(path, Samples.Metadata("six", "1.17.0"))).Inventory().Single("six").OwnedBy);
    }

    [Fact]
    public void Long_lines_are_no_limit()
    {
        var line = "p:" + string.Concat(Enumerable.Repeat("cmd:busybox=1 ", 100_000));
        Assert.Equal(["busybox 1-r0"], TestLayers.Of((Installed, $"P:busybox\n{line}\nV:1-r0\n")).Inventory().NamesAndVersions());
    }

    [Fact]
    public void A_reduced_database_says_the_same() => Gen.String[Gen.Char["\n\n\nPVAoFR:::ab/1\r"], 0, 80].Sample(static text =>
    {
        var bytes = Encoding.UTF8.GetBytes(text + "\nF:x/y-1.egg-info\nR:PKG-INFO\nR:other\n\nP:z\nV:1");
        Assert.Equal(Shown(InstalledFile.Parse(bytes)), Shown(InstalledFile.Parse(InstalledFile.Reduce(bytes).Span)));
    });

    private static string[] Shown(List<ApkRecord> records) =>
        [.. records.Select(static r => $"{r.Name}|{r.Version}|{r.Architecture}|{r.Origin}|{string.Join(',', r.Files)}")];
}
