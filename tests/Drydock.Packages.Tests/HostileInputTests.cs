using CsCheck;

namespace Drydock.Packages.Tests;

public sealed class HostileInputTests
{
    private static readonly string[] Paths =
    [
        "etc/os-release", "etc/debian_version", "etc/alpine-release", "etc/apk/repositories", "var/lib/dpkg/status", "var/lib/dpkg/status.d/a", "var/lib/dpkg/status.d/a.md5sums",
        "var/lib/dpkg/info/a.list", "var/lib/dpkg/info/a.md5sums", "var/lib/dpkg/diversions", "lib/apk/db/installed", "s/a-1.dist-info/METADATA", "s/a-1.dist-info/direct_url.json",
        "s/a-1.dist-info/INSTALLER", "s/a-1.egg", "s/a.egg-info", "s/a.egg-link", "node_modules/a/package.json", "requirements.txt", "constraints.txt", "uv.lock", "poetry.lock",
        "Pipfile.lock", "pyproject.toml", "c/conda-meta/a-1-0.json", "var/lib/rpm/Packages",
    ];

    private static readonly string[] Pieces =
    [
        "Package: a\n", "Version: 1\n", "Status: install ok installed\n", "P:a\nV:1\n", "\n", "Name: a\n", " x\n", ":\n", "{\"name\":", "[[package]]\n", "\"a\"", "}", "=1\n", "-r x\n", "\0",
    ];

    private static readonly Gen<byte[]> Contents = Gen.OneOf(
        Gen.Byte.Array[0, 60],
        Gen.Int[0, Pieces.Length - 1].Array[0, 12].Select(static picked => System.Text.Encoding.UTF8.GetBytes(string.Concat(picked.Select(static i => Pieces[i])))));

    [Fact]
    public void No_content_of_any_read_file_throws() =>
        Gen.Select(Gen.Int[0, Paths.Length - 1], Contents).Array[1, 6].Sample(static files =>
        {
            var layers = new TestLayers().Layer(l => Array.ForEach(files, f => l.File(Paths[f.Item1], f.Item2)));
            Assert.NotNull(layers.Inventory());
            Assert.NotNull(layers.FolderInventory());
        });

    [Fact]
    public void Every_read_file_is_wanted() => Assert.All(Paths, static p => Assert.True(new PackageFiles().Wants(p), p));

    [Fact]
    public void No_path_throws() => Gen.String[Gen.Char["/.@-aeg_modulsnkcitpw"], 0, 60].Sample(static path => Assert.False(new PackageFiles().Wants(path) && path.Length == 0));

    [Fact]
    public void The_same_files_in_any_order_give_the_same_inventory()
    {
        var files = Paths.Select(static (p, i) => (Path: p, Content: i % 2 == 0 ? Samples.Deb("a", "1") : Samples.Metadata("b", "2"))).ToArray();
        var first = Shown(TestLayers.Of(files).Inventory());
        Array.Reverse(files);
        Assert.Equal(first, Shown(TestLayers.Of(files).Inventory()));
    }

    private static string[] Shown(Inventory inventory) =>
        [.. inventory.Packages.Select(static p => $"{p.Purl} {string.Join(',', p.Locations)} {p.OwnedBy} {p.NotMatched}"), .. inventory.Problems.Select(static p => p.ToString())];
}
