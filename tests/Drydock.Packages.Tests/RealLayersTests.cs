using Drydock.Images;
using Drydock.Images.Archives;
using Drydock.TestKit.Images;

namespace Drydock.Packages.Tests;

/// <summary>The behaviours that depend on how a layer's archive is written, through the real walker: hard links, whiteouts, links of folders.</summary>
public sealed class RealLayersTests : IDisposable
{
    private const string Site = "usr/local/lib/python3.12/site-packages";
    private const string Cached = "root/.cache/uv/archive-v0/Xy12/foo-1.0.dist-info/METADATA";
    private const string Installed = Site + "/foo-1.0.dist-info/METADATA";
    private const string Lodash = """{"name": "lodash", "version": "4.17.20"}""";
    private const string Store = "root/.local/share/pnpm/store/v3/files/ab/cdef01";
    private const string Linked = "app/node_modules/.pnpm/lodash@4.17.20/node_modules/lodash/package.json";

    private readonly string folder = Directory.CreateTempSubdirectory("drydock-layers-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    public static TheoryData<string> Forms => ["layout", "docker.tar", "docker.tar.gz"];

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task A_file_of_uv_s_cache_hard_linked_into_site_packages_lies_there(string form)
    {
        var foo = Assert.Single(await PackagesAsync(Uv(), form));
        Assert.Equal(("foo", "1.0"), (foo.Name, foo.Version));
        Assert.Equal([new PackageLocation(Installed, 0)], foo.Locations);
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task It_stays_when_a_later_layer_deletes_the_cache(string form)
    {
        var foo = Assert.Single(await PackagesAsync(Uv().Layer(static l => l.Whiteout("root/.cache")), form));
        Assert.Equal([new PackageLocation(Installed, 0)], foo.Locations);
    }

    [Fact]
    public async Task It_stays_when_the_cache_is_hidden_by_an_opaque_folder() =>
        Assert.Equal(["foo 1.0"], Names(await PackagesAsync(Uv().Layer(static l => l.Opaque("root")), "layout")));

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task A_file_of_pnpm_s_store_hard_linked_into_node_modules_is_a_package(string form)
    {
        var image = TestImage.Create().Layer(static l => l.File(Store, Lodash).Hardlink(Linked, Store).Symlink("app/node_modules/lodash", ".pnpm/lodash@4.17.20/node_modules/lodash"));
        var lodash = Assert.Single(await PackagesAsync(image, form));
        Assert.Equal(("lodash", "4.17.20"), (lodash.Name, lodash.Version));
        Assert.Equal([new PackageLocation(Linked, 0)], lodash.Locations);
    }

    [Fact]
    public async Task A_hard_link_into_a_lower_layer_has_the_content_of_that_layer()
    {
        var image = TestImage.Create().Layer(static l => l.File(Store, Lodash)).Layer(static l => l.Hardlink(Linked, Store));
        var lodash = Assert.Single(await PackagesAsync(image, "layout"));
        Assert.Equal([new PackageLocation(Linked, 1)], lodash.Locations);
    }

    [Fact]
    public async Task A_whiteout_of_the_database_s_folder_and_a_new_database_in_one_layer_leave_the_new_one()
    {
        foreach (var whiteoutFirst in new[] { true, false })
        {
            var image = TestImage.Create().Layer(static l => l.File(Samples.Status, Samples.Deb("libc6", "2.36-9"))).Layer(l =>
            {
                if (whiteoutFirst) l.Whiteout("var/lib/dpkg");
                l.File(Samples.Status, Samples.Deb("zlib1g", "1:1.2.13"));
                if (!whiteoutFirst) l.Whiteout("var/lib/dpkg");
            });
            Assert.Equal(["zlib1g 1:1.2.13"], Names(await PackagesAsync(image, "layout")));
        }
    }

    [Fact]
    public async Task A_database_behind_a_link_in_another_layer_is_read()
    {
        var image = TestImage.Create().Layer(static l => l.File("usr/lib/dpkgdb/status", Samples.Deb("libc6", "2.36-9"))).Layer(static l => l.Symlink("var/lib/dpkg", "/usr/lib/dpkgdb"));
        Assert.Equal(["libc6 2.36-9"], Names(await PackagesAsync(image, "layout")));
    }

    [Fact]
    public async Task Names_with_wh_in_the_middle_are_no_whiteouts()
    {
        var image = TestImage.Create().Layer(l => l.File($"{Site}/wheel-0.43.0.dist-info/METADATA", Samples.Metadata("wheel", "0.43.0")))
            .Layer(l => l.File($"{Site}/whoosh-2.7.4.dist-info/METADATA", Samples.Metadata("whoosh", "2.7.4")).File($"{Site}/x.wh.y", ""));
        Assert.Equal(["wheel 0.43.0", "whoosh 2.7.4"], Names(await PackagesAsync(image, "layout")));
    }

    private static TestImage Uv() => TestImage.Create().Layer(static l => l.File(Cached, Samples.Metadata("foo", "1.0")).Hardlink(Installed, Cached));

    private static IEnumerable<string> Names(IEnumerable<Package> packages) => packages.Select(static p => $"{p.Name} {p.Version}");

    private async Task<IReadOnlyList<Package>> PackagesAsync(TestImage image, string form)
    {
        var path = Path.Combine(folder, Guid.NewGuid().ToString("N"));
        if (form != "layout") await File.WriteAllBytesAsync(path, Drydock.TestKit.Images.TestLayer.Pack(image.DockerArchive("a:1"), form.EndsWith(".gz", StringComparison.Ordinal) ? LayerCompression.Gzip : LayerCompression.None), TestContext.Current.CancellationToken);
        await using IImageSource source = form switch
        {
            "layout" => new OciLayoutSource(image.WriteLayout(path), "test", Limits.Default),
            "docker.tar" => new PlainArchiveSource(path, ArchiveKind.Docker, null, verify: false, Limits.Default),
            _ => new CompressedArchiveSource(path, ArchiveKind.Docker, null),
        };
        var contents = await new ImageReader(new PackageFiles(), null, Limits.Default, TimeProvider.System).ReadAsync(source, null, null, TestContext.Current.CancellationToken);
        var inventory = InventoryReader.Read(contents);
        Assert.Empty(contents.Problems);
        Assert.Empty(inventory.Problems);
        return inventory.Packages;
    }
}
