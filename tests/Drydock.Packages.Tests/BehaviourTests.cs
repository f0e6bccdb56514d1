using System.Text;

namespace Drydock.Packages.Tests;

/// <summary>What other scanners get wrong with dpkg, Python and npm: each behaviour once, over whole layers.</summary>
public sealed class BehaviourTests
{
    private const string Site = "usr/local/lib/python3.12/site-packages";
    private const string Dist = "usr/lib/python3/dist-packages";

    [Fact]
    public void A_whited_out_dist_info_folder_is_gone() => Assert.Equal(["libc6 2.36-9"], new TestLayers()
        .Layer(l => l.File(Samples.Status, Samples.Deb("libc6", "2.36-9")).File($"{Site}/foo-1.0.dist-info/METADATA", Samples.Metadata("foo", "1.0")))
        .Layer(l => l.Whiteout($"{Site}/foo-1.0.dist-info"))
        .Inventory().NamesAndVersions());

    [Fact]
    public void A_deb_removed_by_a_later_status_is_gone() => Assert.Equal(["libc6 2.36-9"], new TestLayers()
        .Layer(l => l.File(Samples.Status, Samples.Deb("libc6", "2.36-9") + Samples.Deb("curl", "7.88.1-10")))
        .Layer(l => l.File(Samples.Status, Samples.Deb("libc6", "2.36-9")))
        .Inventory().NamesAndVersions());

    [Fact]
    public void An_opaque_folder_hides_what_lay_there_and_keeps_what_is_new() => Assert.Equal(["bar 2.0"], new TestLayers()
        .Layer(l => l.File($"{Site}/foo-1.0.dist-info/METADATA", Samples.Metadata("foo", "1.0")))
        .Layer(l => l.Opaque(Site).File($"{Site}/bar-2.0.dist-info/METADATA", Samples.Metadata("bar", "2.0")))
        .Inventory().NamesAndVersions());

    [Fact]
    public void A_database_behind_a_link_is_read()
    {
        var inventory = new TestLayers()
            .Layer(l => l.File("usr/lib/dpkgdb/status", Samples.Deb("libc6", "2.36-9")).Link("var/lib/dpkg", "/usr/lib/dpkgdb"))
            .Inventory();
        Assert.Equal(["libc6 2.36-9"], inventory.NamesAndVersions());
        Assert.Equal("usr/lib/dpkgdb/status", inventory.Packages[0].Locations[0].Path);
    }

    [Fact]
    public void A_whiteout_of_the_database_and_a_new_one_in_one_layer_leave_the_new_one() => Assert.Equal(["zlib1g 1:1.2.13.dfsg-1"], new TestLayers()
        .Layer(l => l.File(Samples.Status, Samples.Deb("libc6", "2.36-9")))
        .Layer(l => l.Whiteout("var/lib/dpkg").File(Samples.Status, Samples.Deb("zlib1g", "1:1.2.13.dfsg-1")))
        .Inventory().NamesAndVersions());

    [Fact]
    public void Every_shape_of_Python_metadata_is_found_once() => Assert.Equal(
        ["body 1.0", "crlf 1.0", "dotted-name 1.0", "egg-file 1.0", "egg-folder 1.0", "latin 1.0", "local 1.0", "lower 1.0", "unicode 1.0"],
        new TestLayers().Layer(static l => l
            .File($"{Site}/crlf-1.0.dist-info/METADATA", "Metadata-Version: 2.1\r\nName: crlf\r\nVersion: 1.0\r\n\r\ntext\r\n")
            .File($"{Site}/latin-1.0.dist-info/METADATA", Encoding.Latin1.GetBytes("Name: latin\nAuthor: José\nVersion: 1.0\n\n"))
            .File($"{Site}/unicode-1.0.dist-info/METADATA", "Name: unicode\nAuthor: José ✓\nVersion: 1.0\n\n")
            .File($"{Site}/lower-1.0.dist-info/METADATA", "name: lower\nversion: 1.0\n\n")
            .File($"{Site}/body-1.0.dist-info/METADATA", "Name: body\nVersion: 1.0\n\nName: wrong\nVersion: 9\n")
            .File($"{Site}/local-1.0.dist-info/METADATA", Samples.Metadata("local", "1.0"))
            .File($"{Site}/local-1.0.dist-info/direct_url.json", """{"url": "file:///src", "dir_info": {"editable": true}}""")
            .File($"{Site}/egg_file-1.0-py3.12.egg-info", Samples.Metadata("egg-file", "1.0"))
            .File($"{Site}/egg_folder-1.0.egg-info/PKG-INFO", Samples.Metadata("egg_folder", "1.0"))
            .File($"{Site}/dotted.name-1.0.dist-info/METADATA", Samples.Metadata("Dotted.Name", "1.0")))
        .Inventory().NamesAndVersions());

    [Fact]
    public void A_byte_order_mark_and_a_header_line_without_a_colon_are_read_past()
    {
        var inventory = new TestLayers().Layer(static l => l
            .File($"{Site}/bom-1.0.dist-info/METADATA", [0xEF, 0xBB, 0xBF, .. "Name: bom\nVersion: 1.0\n\n"u8])
            .File($"{Site}/odd-1.0.dist-info/METADATA", "Metadata-Version: 2.1\nthis line has none\nName: odd\nVersion: 1.0\n\n")).Inventory();
        Assert.Equal(["bom 1.0", "odd 1.0"], inventory.NamesAndVersions());
        Assert.All(inventory.Packages, static p => Assert.Empty(p.Notes));
    }

    [Fact]
    public void Metadata_without_a_name_is_an_error_record_and_never_a_nameless_package()
    {
        var inventory = TestLayers.Of(("app/x.egg-info/PKG-INFO", "Name: x\nVersion:\n\n"), ("app/.egg-info/PKG-INFO", "Version: 1.0\n\n")).Inventory();
        Assert.Empty(inventory.Packages);
        Assert.Single(inventory.Problems, static p => p.Subject == "app/x.egg-info/PKG-INFO");
        Assert.DoesNotContain(inventory.Packages, static p => p.Name.Length == 0);
    }

    [Fact]
    public void Metadata_without_a_name_takes_it_from_the_folder_and_says_so()
    {
        var package = Assert.Single(TestLayers.Of(($"{Site}/foo_bar-1.0.dist-info/METADATA", "Metadata-Version: 2.1\n\n")).Inventory().Packages);
        Assert.Equal(("foo-bar", "1.0"), (package.Name, package.Version));
        Assert.Equal(["name from the folder name", "version from the folder name"], package.Notes);
    }

    [Fact]
    public void A_vendored_copy_names_the_package_that_carries_it() =>
        Assert.Equal("setuptools", TestLayers.Of(
            ($"{Site}/setuptools-70.0.dist-info/METADATA", Samples.Metadata("setuptools", "70.0")),
            ($"{Site}/setuptools/_vendor/wheel-0.43.0.dist-info/METADATA", Samples.Metadata("wheel", "0.43.0"))).Inventory().Single("wheel").VendoredBy);

    [Fact]
    public void An_egg_info_of_a_deb_is_owned_by_it() => Assert.Equal("python3-six", AptOwned(md5sums: true).Inventory().Single("six").OwnedBy);

    [Fact]
    public void An_egg_info_of_a_deb_with_only_a_list_is_owned_by_it() => Assert.Equal("python3-six", AptOwned(md5sums: false).Inventory().Single("six").OwnedBy);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void An_owned_file_rewritten_unchanged_in_a_later_layer_is_still_owned(bool md5sums) => Assert.Equal("python3-six", AptOwned(md5sums)
        .Layer(static l => l.File($"{Dist}/six-1.16.0.egg-info", Samples.Metadata("six", "1.16.0")))
        .Inventory().Single("six").OwnedBy);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_deb_s_file_that_pip_overwrote_belongs_to_nobody(bool md5sums)
    {
        var six = AptOwned(md5sums).Layer(static l => l.File($"{Dist}/six-1.16.0.egg-info", Samples.Metadata("six", "1.17.0"))).Inventory().Single("six");
        Assert.Null(six.OwnedBy);
        Assert.Equal("1.17.0", six.Version);
        Assert.Equal(1, six.IntroducedIn);
    }

    [Fact]
    public void A_pip_version_beside_a_deb_s_gives_both()
    {
        var inventory = AptOwned(md5sums: true).Layer(static l => l.File($"{Site}/six-1.17.0.dist-info/METADATA", Samples.Metadata("six", "1.17.0"))).Inventory();
        Assert.Equal(["python3-six 1.16.0-4", "six 1.16.0", "six 1.17.0"], inventory.NamesAndVersions());
        Assert.Equal(["python3-six", null], inventory.Packages.Where(static p => p.Name == "six").Select(static p => p.OwnedBy));
    }

    [Theory]
    [InlineData("deinstall ok installed")]
    [InlineData("hold ok installed")]
    [InlineData("purge reinstreq installed")]
    public void An_installed_package_is_present_whatever_is_wanted(string status)
    {
        var package = Assert.Single(TestLayers.Of((Samples.Status, Samples.Deb("curl", "7.88.1-10", status))).Inventory().Packages);
        Assert.Empty(package.Notes);
    }

    [Theory]
    [InlineData("install ok config-files")]
    [InlineData("deinstall ok config-files")]
    [InlineData("unknown ok not-installed")]
    public void A_package_without_files_is_absent(string status)
    {
        var inventory = TestLayers.Of((Samples.Status, Samples.Deb("curl", "7.88.1-10", status))).Inventory();
        Assert.Empty(inventory.Packages);
        Assert.Empty(inventory.Problems);
        Assert.True(inventory.HasDatabase);
    }

    [Theory]
    [InlineData("unpacked")]
    [InlineData("half-configured")]
    [InlineData("half-installed")]
    [InlineData("triggers-awaited")]
    [InlineData("triggers-pending")]
    public void An_incomplete_package_is_present_and_says_so(string state) =>
        Assert.Equal([state], TestLayers.Of((Samples.Status, Samples.Deb("curl", "7.88.1-10", $"install ok {state}"))).Inventory().Single("curl").Notes);

    [Fact]
    public void Status_and_status_d_are_read_as_one()
    {
        var inventory = TestLayers.Of(
            (Samples.Status, Samples.Deb("libc6", "2.36-9") + Samples.Deb("tzdata", "2024a-0")),
            ("var/lib/dpkg/status.d/base", "Package: base-files\nVersion: 12.4\nArchitecture: amd64\n"),
            ("var/lib/dpkg/status.d/tzdata", Samples.Deb("tzdata", "2024a-0")),
            ("var/lib/dpkg/status.d/base.md5sums", "d41d8cd98f00b204e9800998ecf8427e  etc/issue\n"),
            ("var/lib/dpkg/status.d/base.preinst", "#!/bin/sh\n")).Inventory();
        Assert.Equal(["base-files 12.4", "libc6 2.36-9", "tzdata 2024a-0"], inventory.NamesAndVersions());
        Assert.Equal(2, inventory.Single("tzdata").Locations.Length);
        Assert.Empty(inventory.Problems);
    }

    [Fact]
    public void Both_architectures_of_a_package_are_kept() => Assert.Equal(["amd64", "i386"],
        TestLayers.Of((Samples.Status, Samples.Deb("libc6", "2.36-9") + Samples.Deb("libc6", "2.36-9", architecture: "i386")))
            .Inventory().Packages.Select(static p => p.Architecture));

    [Fact]
    public void The_source_version_of_a_distroless_record_is_used() => Assert.Equal(new SourcePackage("util-linux", "2.38.1-5"),
        TestLayers.Of(("var/lib/dpkg/status.d/bsdutils", "Package: bsdutils\nSource: util-linux (2.38.1-5)\nVersion: 1:2.38.1-5+b1\nArchitecture: amd64\n"))
            .Inventory().Single("bsdutils").Source);

    [Fact]
    public void Packages_of_an_image_with_only_pip_are_found()
    {
        var inventory = TestLayers.Of(($"{Site}/requests-2.31.0.dist-info/METADATA", Samples.Metadata("requests", "2.31.0"))).Inventory();
        Assert.Equal(["requests 2.31.0"], inventory.NamesAndVersions());
        Assert.True(inventory.HasDatabase);
    }

    [Fact]
    public void A_package_linked_from_uv_s_cache_lies_where_it_is_installed()
    {
        var metadata = Samples.Metadata("foo", "1.0");
        var layers = new TestLayers().Layer(l => l
            .File("root/.cache/uv/archive-v0/Xy12/foo-1.0.dist-info/METADATA", metadata)
            .File("root/.cache/uv/archive-v0/Ab34/old-0.9.dist-info/METADATA", Samples.Metadata("old", "0.9"))
            .File($"{Site}/foo-1.0.dist-info/METADATA", metadata));
        var foo = Assert.Single(layers.Inventory().Packages);
        Assert.Equal([new PackageLocation($"{Site}/foo-1.0.dist-info/METADATA", 0)], foo.Locations);
        Assert.Equal(["foo 1.0"], layers.Layer(static l => l.Whiteout("root/.cache")).Inventory().NamesAndVersions());
    }

    [Fact]
    public void A_store_of_pnpm_gives_each_real_package_once()
    {
        const string json = """{"name": "lodash", "version": "4.17.20"}""";
        var inventory = new TestLayers().Layer(static l => l
            .File("app/node_modules/.pnpm/lodash@4.17.20/node_modules/lodash/package.json", json)
            .Link("app/node_modules/lodash", ".pnpm/lodash@4.17.20/node_modules/lodash")).Inventory();
        Assert.Equal(["lodash 4.17.20"], inventory.NamesAndVersions());
        Assert.Equal("app/node_modules/.pnpm/lodash@4.17.20/node_modules/lodash/package.json", inventory.Packages[0].Locations.Single().Path);
    }

    [Fact]
    public void An_image_without_any_package_database_is_told_apart() =>
        Assert.False(TestLayers.Of(("etc/os-release", Samples.Bookworm), ("app/main", "x")).Inventory().HasDatabase);

    [Fact]
    public void Ownership_holds_across_a_merged_usr()
    {
        var metadata = Samples.Metadata("six", "1.16.0");
        var inventory = new TestLayers().Layer(l => l
            .Link("lib", "usr/lib")
            .File(Samples.Status, Samples.Deb("python3-six", "1.16.0-4"))
            .File("var/lib/dpkg/info/python3-six.list", "/.\n/lib/python3/dist-packages/six-1.16.0.egg-info\n")
            .File($"{Dist}/six-1.16.0.egg-info", metadata)).Inventory();
        Assert.Equal("python3-six", inventory.Single("six").OwnedBy);
    }

    [Fact]
    public void A_status_file_with_odd_line_ends_and_duplicates_is_read()
    {
        var inventory = TestLayers.Of((Samples.Status,
            "Package: a\r\nStatus: install ok installed\r\nVersion: 1\r\n\r\nPackage: b\nVersion: 1\nVersion: 2\nStatus: install ok installed\n\nPackage: c\nStatus: install ok installed\nVersion: 3")).Inventory();
        Assert.Equal(["a 1", "b 1", "c 3"], inventory.NamesAndVersions());
        Assert.Equal(["duplicate field in its record"], inventory.Single("b").Notes);
        Assert.Empty(inventory.Problems);
    }

    [Fact]
    public void Apk_under_usr_lib_is_read() =>
        Assert.Equal(["musl 1.2.5-r0"], TestLayers.Of(("usr/lib/apk/db/installed", "P:musl\nV:1.2.5-r0\nA:x86_64\no:musl\n\n")).Inventory().NamesAndVersions());

    [Theory]
    [InlineData("var/lib/rpm/Packages")]
    [InlineData("usr/lib/sysimage/rpm/Packages.db")]
    [InlineData("usr/share/rpm/rpmdb.sqlite")]
    public void An_rpm_database_is_a_problem_and_never_clean(string path)
    {
        var inventory = TestLayers.Of((path, "binary")).Inventory();
        Assert.Empty(inventory.Packages);
        Assert.Single(inventory.Problems, p => p.Subject == path);
    }

    private static TestLayers AptOwned(bool md5sums)
    {
        var metadata = Samples.Metadata("six", "1.16.0");
        return new TestLayers().Layer(l =>
        {
            l.File(Samples.Status, Samples.Deb("python3-six", "1.16.0-4", architecture: "all"))
                .File("var/lib/dpkg/info/python3-six.list", $"/.\n/usr\n/usr/share/doc/six/copyright\n/{Dist}/six-1.16.0.egg-info\n")
                .File($"{Dist}/six-1.16.0.egg-info", metadata);
            if (md5sums) l.File("var/lib/dpkg/info/python3-six.md5sums", $"{TestLayer.Md5(metadata)}  {Dist}/six-1.16.0.egg-info\n");
        });
    }
}
