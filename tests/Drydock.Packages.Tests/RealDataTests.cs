using System.Diagnostics;
using System.Text;
using Drydock.Packages.Catalogers.ApkDatabase;
using Drydock.Packages.Catalogers.DpkgDatabase;

namespace Drydock.Packages.Tests;

/// <summary>Inventories of real images and real package databases.</summary>
public sealed class RealDataTests
{
    [Theory]
    [InlineData("python-3.12-bookworm", 429)]
    [InlineData("python-3.12-slim-bookworm", 105)]
    [InlineData("python-3.12.1-slim-bookworm-20231208", 106)]
    public void An_image_gives_exactly_its_list_of_packages(string image, int count)
    {
        var folder = Path.Combine(Feeds.Folder, "images");
        // The list leaves the architecture out where it was not published; the status file then says amd64.
        var expected = File.ReadLines(Path.Combine(folder, image + ".packages.tsv")).Where(static l => !l.StartsWith('#') && !l.StartsWith("binary\t", StringComparison.Ordinal))
            .Select(static l => l.Replace("\t\t", "\tamd64\t", StringComparison.Ordinal));
        var inventory = new TestLayers().Layer(l => l
            .File("etc/os-release", Samples.Bookworm)
            .File(Samples.Status, File.ReadAllBytes(Path.Combine(folder, image + ".dpkg-status")))).Inventory();
        var found = inventory.Packages.Select(static p => $"{p.Name}\t{p.Architecture}\t{p.Version}\t{p.Source!.Name}\t{p.Source.Version}");
        Assert.Equal(expected.Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
        Assert.Equal(count, inventory.Packages.Length);
        Assert.Empty(inventory.Problems);
        Assert.All(inventory.Packages, static p => Assert.True(PackageUrl.TryParse(p.Purl, out var url) && url.ToString() == p.Purl));
    }

    [Theory]
    [InlineData("claircore/dpkg/debian-only.status")]
    [InlineData("claircore/dpkg/postgresql.status")]
    [InlineData("claircore/dpkg/texlive.status")]
    [InlineData("syft/dpkg/image-distroless-deb_var_lib_dpkg_status.d_libsqlite3-0")]
    public void A_sample_database_gives_each_installed_stanza(string sample)
    {
        var text = Feeds.PackageDatabaseSamples().Text(sample);
        var stanzas = text.Replace("\r", "", StringComparison.Ordinal).Split("\n\n", StringSplitOptions.RemoveEmptyEntries)
            .Where(static s => s.Contains("Package:", StringComparison.Ordinal) && !s.Contains(" config-files", StringComparison.Ordinal) && !s.Contains("not-installed", StringComparison.Ordinal));
        var inventory = TestLayers.Of(("var/lib/dpkg/status.d/sample", text)).Inventory();
        Assert.Equal(stanzas.Count(), inventory.Packages.Length);
        Assert.Empty(inventory.Problems);
    }

    [Theory]
    [InlineData("syft/dpkg/image-dpkg_var_lib_dpkg_status", "libpam-runtime 1.1.8-3.6", 1)]
    [InlineData("syft/dpkg/var_lib_dpkg_status.d_deinstall", "linux-image-6.14.0-1012-aws 6.14.0-1012.12~24.04.1", 0)]
    [InlineData("syft/dpkg/var_lib_dpkg_status.d_corrupt", "", 1)]
    [InlineData("syft/dpkg/var_lib_dpkg_status.d_multiple", "tzdata 2020a-0+deb10u1,util-linux 2.33.1-0.1", 2)]
    [InlineData("syft/dpkg/var_lib_dpkg_status.d_libpam-runtime", "libpam-runtime 1.5.2-6+deb12u1", 5)]
    [InlineData("syft/dpkg/glob-paths_var_lib_dpkg_status", "", 1)]
    [InlineData("syft/dpkg/var_lib_opkg_status", "busybox 1.36.1-r3,dropbear 2024.85-r0,kernel-modules 6.6.0-r0", 0)]
    public void An_odd_sample_database_gives_what_it_holds_and_says_what_is_wrong(string sample, string expected, int problems)
    {
        var inventory = new TestLayers().Layer(l => l.File(Samples.Status, Feeds.PackageDatabaseSamples()[sample])).Inventory();
        Assert.Equal(expected, string.Join(',', inventory.NamesAndVersions()));
        Assert.Equal(problems, inventory.Problems.Length);
    }

    [Theory]
    [InlineData("trivy/apk/installed", 1)]
    [InlineData("syft/apk/multiple-2.installed", 0)]
    public void A_sample_apk_database_gives_each_record(string sample, int problems)
    {
        var text = Feeds.PackageDatabaseSamples().Text(sample);
        var inventory = TestLayers.Of(("lib/apk/db/installed", text)).Inventory();
        Assert.Equal(text.Split('\n').Count(static l => l.StartsWith("V:", StringComparison.Ordinal)), inventory.Packages.Length);
        Assert.Equal(problems, inventory.Problems.Length);
    }

    [Fact]
    public void Reduced_samples_say_the_same_and_are_smaller()
    {
        foreach (var (path, content) in Feeds.PackageDatabaseSamples())
        {
            if (path.Contains("/dpkg/", StringComparison.Ordinal) && !path.EndsWith(".txtar", StringComparison.Ordinal))
                Assert.Equal(StatusFile.Parse(content), StatusFile.Parse(StatusFile.Reduce(content).Span));
            if (path.Contains("/apk/", StringComparison.Ordinal))
                Assert.Equal(InstalledFile.Parse(content).Select(static r => (r.Name, r.Version, r.Origin)), InstalledFile.Parse(InstalledFile.Reduce(content).Span).Select(static r => (r.Name, r.Version, r.Origin)));
        }
    }

    [Fact]
    public void Every_cut_of_a_real_database_is_read_without_an_exception()
    {
        var content = Feeds.PackageDatabaseSamples()["syft/dpkg/image-dpkg_var_lib_dpkg_status"];
        for (var length = 0; length < content.Length; length++)
            Assert.NotNull(new TestLayers().Layer(l => l.File(Samples.Status, content[..length])).Inventory());
    }

    /// <summary>Prints a number for people; how fast is never judged by a test.</summary>
    [Fact]
    public void A_large_status_file_is_measured()
    {
        var content = File.ReadAllBytes(Path.Combine(Feeds.Folder, "images", "python-3.12-bookworm.dpkg-status"));
        var best = double.MaxValue;
        for (var i = 0; i < 20; i++)
        {
            var start = Stopwatch.GetTimestamp();
            Assert.Equal(429, new TestLayers().Layer(l => l.File(Samples.Status, content)).Inventory().Packages.Length);
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        TestContext.Current.SendDiagnosticMessage("429 packages: {0:F2} ms, best of 20, {1} bytes", best, Encoding.UTF8.GetCharCount(content));
    }
}
