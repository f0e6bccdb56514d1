using System.Text;
using CsCheck;
using Drydock.Packages.Catalogers.DpkgDatabase;

namespace Drydock.Packages.Tests.Catalogers;

public sealed class DpkgTests
{
    [Theory]
    [InlineData("1:2.38.1-5+b1", "util-linux (2.38.1-5)", "util-linux", "2.38.1-5")]
    [InlineData("5.2.15-2+b2", null, "pkg", "5.2.15-2")]
    [InlineData("5.2.15-2+b2", "other", "other", "5.2.15-2")]
    [InlineData("5.2.15-2+b2", "other (5.2.15-2+b2)", "other", "5.2.15-2+b2")]
    [InlineData("4:12.2.0-3", "gcc-defaults (1.203)", "gcc-defaults", "1.203")]
    [InlineData("1.0+build-1", null, "pkg", "1.0+build-1")]
    [InlineData("1.0", "broken (", "broken", "1.0")]
    [InlineData("1.0", "folded\n (2.0)", "folded", "2.0")]
    public void The_source_package_follows_Debian_policy(string version, string? field, string name, string sourceVersion) => Assert.Equal(
        new SourcePackage(name, sourceVersion),
        TestLayers.Of((Samples.Status, Samples.Deb("pkg", version, source: field))).Inventory().Single("pkg").Source);

    [Theory]
    [InlineData("var/lib/dpkg/status", true)]
    [InlineData("opt/root/var/lib/dpkg/status", true)]
    [InlineData("usr/lib/dpkg/status", true)]
    [InlineData("lib/dpkg/status", true)]
    [InlineData("var/lib/dpkg/status.d/base", true)]
    [InlineData("var/lib/dpkg/status.d/base.md5sums", true)]
    [InlineData("var/lib/dpkg/info/bash.list", true)]
    [InlineData("var/lib/dpkg/info/libc6:amd64.md5sums", true)]
    [InlineData("var/lib/dpkg/diversions", true)]
    [InlineData("var/lib/dpkg/status.d/base.preinst", false)]
    [InlineData("var/lib/dpkg/status-old", false)]
    [InlineData("var/lib/dpkg/info/bash.postinst", false)]
    [InlineData("var/xlib/dpkg/status", false)]
    [InlineData("var/lib/dpkg/status.d/a/b", false)]
    public void Only_database_files_are_wanted(string path, bool wanted) => Assert.Equal(wanted, new Packages.Catalogers.Dpkg().Wants(path));

    [Fact]
    public void An_invalid_version_is_kept_unmatched_and_makes_the_result_partial()
    {
        var inventory = TestLayers.Of((Samples.Status, Samples.Deb("curl", "1_0:x"))).Inventory();
        Assert.Equal("invalid version", inventory.Single("curl").NotMatched);
        Assert.Single(inventory.Problems);
    }

    [Theory]
    [InlineData("Package:\nStatus: install ok installed\nVersion: 1\n")]
    [InlineData("Package: a\nStatus: install ok installed\nVersion:\n")]
    [InlineData("Package: a b\nStatus: install ok installed\nVersion: 1\n")]
    [InlineData("Package: a\u0001\nStatus: install ok installed\nVersion: 1\n")]
    [InlineData("bogus package")]
    [InlineData("Pakij: apt\nStratus: install ok installed\n")]
    public void A_record_without_name_or_version_is_a_problem(string status)
    {
        var inventory = TestLayers.Of((Samples.Status, status)).Inventory();
        Assert.Empty(inventory.Packages);
        Assert.Single(inventory.Problems);
    }

    [Fact]
    public void A_missing_Status_is_absent_and_said_in_status_but_present_in_status_d()
    {
        var inventory = TestLayers.Of(
            (Samples.Status, "Package: a\nVersion: 1\n"), ("var/lib/dpkg/status.d/b", "Package: b\nVersion: 1\n")).Inventory();
        Assert.Equal(["b 1"], inventory.NamesAndVersions());
        Assert.Single(inventory.Problems);
    }

    [Fact]
    public void The_package_URL_names_distribution_architecture_and_source()
    {
        var inventory = TestLayers.Of(
            ("etc/os-release", Samples.Bookworm),
            (Samples.Status, Samples.Deb("zlib1g", "1:1.2.13.dfsg-1", source: "zlib") + Samples.Deb("bash", "5.2.15-2"))).Inventory();
        Assert.Equal("pkg:deb/debian/zlib1g@1:1.2.13.dfsg-1?arch=amd64&distro=debian-12&upstream=zlib%401:1.2.13.dfsg-1", inventory.Single("zlib1g").Purl);
        Assert.Equal("pkg:deb/debian/bash@5.2.15-2?arch=amd64&distro=debian-12", inventory.Single("bash").Purl);
    }

    [Fact]
    public void A_diverted_file_belongs_to_whom_the_diversion_leaves_it()
    {
        const string path = "usr/lib/python3/dist-packages/six-1.16.0.egg-info";
        var inventory = TestLayers.Of(
            (Samples.Status, Samples.Deb("python3-six", "1.16.0-4") + Samples.Deb("python3-better-six", "2")),
            ("var/lib/dpkg/diversions", $"/{path}\n/{path}.distrib.egg-info\npython3-better-six\n"),
            ("var/lib/dpkg/info/python3-six.list", $"/{path}\n"),
            ("var/lib/dpkg/info/python3-better-six.list", $"/{path}\n"),
            (path, Samples.Metadata("six", "2")),
            ($"{path}.distrib.egg-info", Samples.Metadata("six", "1.16.0"))).Inventory();
        Assert.Equal(["python3-six", "python3-better-six"], inventory.Packages.Where(static p => p.Name == "six").Select(static p => p.OwnedBy));
    }

    [Fact]
    public void A_third_party_deb_does_not_answer_for_its_Python_packages()
    {
        const string path = "usr/lib/vendor/requests-2.0.dist-info/METADATA";
        var inventory = TestLayers.Of(
            (Samples.Status, Samples.Deb("vendor-tool", "1.0", maintainer: "Vendor <packages@vendor.example>")),
            ("var/lib/dpkg/info/vendor-tool.list", $"/{path}\n"),
            (path, Samples.Metadata("requests", "2.0"))).Inventory();
        Assert.Null(inventory.Single("requests").OwnedBy);
    }

    [Theory]
    [InlineData("Debian QA Group <packages@qa.debian.org>")]
    [InlineData("Matthias Klose <doko@debian.org>")]
    [InlineData("Ubuntu Developers <ubuntu-devel-discuss@lists.ubuntu.com>")]
    [InlineData("Debian <noreply@example.org>")]
    public void A_distribution_s_own_deb_answers_for_its_Python_packages(string maintainer)
    {
        const string path = "usr/lib/python3/dist-packages/requests-2.0.dist-info/METADATA";
        Assert.Equal("python3-requests", TestLayers.Of(
            (Samples.Status, Samples.Deb("python3-requests", "2.0-1", maintainer: maintainer)),
            ("var/lib/dpkg/info/python3-requests:amd64.list", $"/{path}\n"),
            (path, Samples.Metadata("requests", "2.0"))).Inventory().Single("requests").OwnedBy);
    }

    [Fact]
    public void File_lists_shrink_to_what_can_matter()
    {
        var list = string.Concat(Enumerable.Range(0, 1000).Select(static i => $"/usr/share/doc/file{i}\n")) + "/usr/lib/python3/dist-packages/six-1.16.0.egg-info\n";
        var kept = new PackageFiles().Reduce("var/lib/dpkg/info/python3-six.list", Encoding.UTF8.GetBytes(list));
        Assert.Equal("/usr/lib/python3/dist-packages/six-1.16.0.egg-info\n", Encoding.UTF8.GetString(kept.Span));
    }

    [Fact]
    public void A_reduced_status_file_says_the_same() => Gen.String[Gen.OneOf(Gen.Const('\n'), Gen.Const(' '), Gen.Const(':'), Gen.Char[" \t\r\n:PackageVrsionStu(1)"]), 0, 120]
        .Array[0, 4].Select(static parts => string.Join("\nPackage: a\nVersion: 1\n", parts))
        .Sample(static text =>
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            Assert.Equal(StatusFile.Parse(bytes), StatusFile.Parse(StatusFile.Reduce(bytes).Span));
        });

    [Fact]
    public void A_status_file_cut_at_any_byte_never_invents_a_package()
    {
        var whole = Encoding.UTF8.GetBytes(Samples.Deb("libc6", "2.36-9") + Samples.Deb("zlib1g", "1:1.2.13.dfsg-1", source: "zlib"));
        for (var length = 0; length <= whole.Length; length++)
        {
            var inventory = new TestLayers().Layer(l => l.File(Samples.Status, whole[..length])).Inventory();
            Assert.All(inventory.Packages, static p => Assert.True("libc6".StartsWith(p.Name, StringComparison.Ordinal) || "zlib1g".StartsWith(p.Name, StringComparison.Ordinal)));
        }
    }

    [Fact]
    public void A_million_byte_line_and_a_million_stanzas_are_read_in_one_pass()
    {
        var line = new string('x', 4_000_000);
        var inventory = TestLayers.Of((Samples.Status, $"Package: a\nStatus: install ok installed\nDescription: {line}\n{line}\n {line}\nVersion: 1\n\nPackage: {line}\nVersion: 1\n")).Inventory();
        Assert.Equal(["a 1"], inventory.NamesAndVersions());
        Assert.Single(inventory.Problems);
        Assert.Equal(250_000, StatusFile.Parse(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("P: a\n\n", 250_000)))).Count);
    }

    [Fact]
    public void Very_many_problems_end_in_one_that_says_so()
    {
        var inventory = TestLayers.Of((Samples.Status, string.Concat(Enumerable.Repeat("Package:\n\n", 1000)))).Inventory();
        Assert.Equal(201, inventory.Problems.Length);
        Assert.Contains("more than 200", inventory.Problems[^1].Wrong, StringComparison.Ordinal);
    }
}
