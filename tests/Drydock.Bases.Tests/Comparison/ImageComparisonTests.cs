using Drydock.Bases.Comparison;
using Drydock.Images;

namespace Drydock.Bases.Tests.Comparison;

public sealed class ImageComparisonTests
{
    private const string Bookworm = "ID=debian\nVERSION_ID=\"12\"\nVERSION_CODENAME=bookworm\nPRETTY_NAME=\"Debian 12\"\n";
    private const string Trixie = "ID=debian\nVERSION_ID=\"13\"\nVERSION_CODENAME=trixie\nPRETTY_NAME=\"Debian 13\"\n";

    private static readonly DateOnly November = new(2026, 11, 26);

    [Fact]
    public async Task Packages_are_counted_and_told_apart()
    {
        using var old = Root(Bookworm, ("zlib1g", "1:1.2.13"), ("libssl3", "3.0.20"), ("adduser", "3.134"), ("bash", "5.2.15-2"), ("tzdata", "2026b"));
        using var now = Root(Trixie, ("zlib1g", "1:1.3.1"), ("libssl3t64", "3.5.9"), ("bash", "5.2.15-1"), ("tzdata", "2026b"), ("sqv", "1.3"));
        var packages = (await CompareAsync(old, now)).Packages;
        Assert.Equal((5, 5), (packages.CountBefore, packages.CountAfter));
        Assert.Equal(["adduser", "libssl3"], packages.Removed.Select(static p => p.Name));
        Assert.Equal(["libssl3t64", "sqv"], packages.Added.Select(static p => p.Name));
        Assert.Equal(["zlib1g"], packages.Up.Select(static p => p.Name));
        Assert.Equal(["bash"], packages.Down.Select(static p => p.Name));
        Assert.Equal([("libssl3", "libssl3t64")], packages.Renamed);
    }

    [Fact]
    public async Task A_command_that_a_RUN_starts_and_the_new_base_lacks_is_breaking_with_its_line()
    {
        using var old = Root(Bookworm, ("adduser", "3.134")).Program("usr/sbin/adduser").List("adduser", "usr/sbin/adduser");
        using var now = Root(Trixie);
        var use = new ServiceUse { Dockerfile = "Dockerfile", Commands = [new("adduser", 3), new("ls", 4)] };
        var change = Assert.Single((await CompareAsync(old, now, use)).Changes, static c => c.Level == ChangeLevel.Breaking);
        Assert.Equal(("run-command-missing:adduser@3", 3), (change.Id, change.Line));
        Assert.Contains("install adduser before", change.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_command_that_the_Dockerfile_installs_before_is_there()
    {
        using var old = Root(Bookworm, ("adduser", "3.134")).Program("usr/sbin/adduser").List("adduser", "usr/sbin/adduser");
        using var now = Root(Trixie);
        var use = new ServiceUse { Commands = [new("adduser", 3)], Packages = [new("adduser", 2)] };
        Assert.DoesNotContain((await CompareAsync(old, now, use)).Changes, static c => c.Level == ChangeLevel.Breaking);
    }

    [Fact]
    public async Task Names_to_install_are_looked_up_in_the_new_release()
    {
        using var old = Root(Bookworm);
        using var now = Root(Trixie);
        var use = new ServiceUse { Packages = [new("libgl1-mesa-glx", 2), new("libglib2.0-0", 2), new("curl", 2), new("libown", 2)] };
        var changes = (await CompareAsync(old, now, use)).Changes.Where(static c => c.Check == "install-missing").ToDictionary(static c => c.Subject, StringComparer.Ordinal);
        Assert.Equal((ChangeLevel.Breaking, "libgl1-mesa-glx does not exist in trixie; install libgl1"), (changes["libgl1-mesa-glx@2"].Level, changes["libgl1-mesa-glx@2"].Text));
        Assert.Equal(ChangeLevel.Information, changes["libglib2.0-0@2"].Level);
        Assert.Equal(["libown"], changes["unknown"].Evidence);
        Assert.Equal(3, changes.Count);
    }

    [Fact]
    public async Task Compiled_parts_of_the_service_are_checked_against_the_new_base()
    {
        using var old = Root(Bookworm, ("libc6", "2.41-1")).Library("usr/lib/libgnutls.so.30", ElfImage.Library("libgnutls.so.30", ["libc.so.6"]));
        using var now = Root(Trixie, ("libc6", "2.36-9"));
        using var service = Root(Bookworm, ("libc6", "2.41-1")).Library("usr/lib/libgnutls.so.30", ElfImage.Library("libgnutls.so.30", ["libc.so.6"]))
            .Library("app/own.so", ElfImage.Library("own.so", ["libgnutls.so.30", "libbrought.so.1"], "GLIBC_2.38")).Library("app/libbrought.so.1", ElfImage.Library("libbrought.so.1", []));
        var changes = (await CompareAsync(old, now, new ServiceUse { Image = await FactsAsync(service) })).Changes.Where(static c => c.Level == ChangeLevel.Breaking).Select(static c => c.Id).Order(StringComparer.Ordinal);
        Assert.Equal(["glibc-too-old:app/own.so", "library-unresolved:libgnutls.so.30"], changes);
    }

    [Fact]
    public async Task Accounts_zones_and_openssl_are_compared()
    {
        using var old = Root(Bookworm).Text("etc/passwd", "root:x:0:0::/:/bin/sh\nuucp:x:10:10::/:/bin/sh\n").Text("usr/share/zoneinfo/US/Eastern", "TZif").Text("etc/ssl/openssl.cnf", "[system_default_sect]\nMinProtocol = TLSv1.2\n");
        using var now = Root(Trixie).Text("etc/passwd", "root:x:0:0::/:/bin/sh\n").Text("etc/ssl/openssl.cnf", "[system_default_sect]\nMinProtocol = TLSv1.3\n");
        var ids = (await CompareAsync(old, now)).Changes.Select(static c => c.Id).ToHashSet(StringComparer.Ordinal);
        Assert.Contains("account-changed:user/uucp", ids);
        Assert.Contains("time-zone-removed:US/Eastern", ids);
        Assert.Contains("openssl-policy-changed:MinProtocol", ids);
        Assert.Contains("os-changed:debian", ids);
    }

    [Fact]
    public async Task Lost_platforms_and_a_changed_config_are_told()
    {
        using var root = Root(Bookworm);
        var facts = await FactsAsync(root);
        var before = facts with { Manifest = Manifest(["linux/amd64", "linux/s390x"]) with { User = "app", Environment = ["PYTHON_VERSION=3.11.9"] } };
        var after = facts with { Manifest = Manifest(["linux/amd64"]) with { Environment = ["PYTHON_VERSION=3.12.1"] } };
        var changes = ImageComparison.Of(before, after, ServiceUse.Unknown, November).Changes;
        Assert.Equal(["config-changed:user", "platform-lost:linux/s390x", "runtime-changed:PYTHON_VERSION"], changes.Where(static c => c.Level == ChangeLevel.Likely).Select(static c => c.Id).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_same_image_twice_has_no_changes()
    {
        using var root = Root(Bookworm, ("bash", "5.2.15-2")).Program("usr/bin/bash");
        Assert.Empty((await CompareAsync(root, root)).Changes);
    }

    [Fact]
    public void Every_check_has_its_own_name() => Assert.Equal(ComparisonChecks.All.Length, ComparisonChecks.All.Select(static c => c.Name).Distinct(StringComparer.Ordinal).Count());

    private static ImageManifest Manifest(string[] platforms) => new()
    {
        Reference = "acme/app:1",
        Platform = new Platform("linux", "amd64"),
        Layers = [],
        Platforms = [.. platforms.Select(static p => Platform.TryParse(p, out var platform) ? platform : default)],
    };

    private static RootFolder Root(string osRelease, params (string Name, string Version)[] packages) => new RootFolder()
        .Text("etc/os-release", osRelease)
        .Text("var/lib/dpkg/status", string.Concat(packages.Select(static p => $"Package: {p.Name}\nStatus: install ok installed\nArchitecture: amd64\nVersion: {p.Version}\n\n")));

    private static async Task<ImageFacts> FactsAsync(RootFolder root) =>
        ImageFactsReader.Of("root", await new ImageReader(new ComparisonFiles(), null, Limits.Default, TimeProvider.System).ReadFolderAsync(root.Path, TestContext.Current.CancellationToken)) with { Reference = null };

    private static async Task<ImageComparison> CompareAsync(RootFolder old, RootFolder now, ServiceUse? use = null) =>
        ImageComparison.Of(await FactsAsync(old), await FactsAsync(now), use ?? ServiceUse.Unknown, November);
}
