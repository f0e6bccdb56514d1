using System.Text;
using CsCheck;

namespace Drydock.Packages.Tests;

public sealed class OsReleaseReaderTests
{
    [Fact]
    public void A_release_is_read_with_its_codename() =>
        Assert.Equal(new OsRelease("debian", "12", "bookworm", "Debian GNU/Linux 12 (bookworm)"), Parse(Samples.Bookworm));

    [Theory]
    [InlineData("ID=debian\nPRETTY_NAME=plain", "plain")]
    [InlineData("ID=debian\nPRETTY_NAME='single \"quoted\" $x'", "single \"quoted\" $x")]
    [InlineData("ID=debian\nPRETTY_NAME=\"escaped \\\" \\$ \\\\ \\` \\n\"", "escaped \" $ \\ ` \\n")]
    [InlineData("ID=debian\n# PRETTY_NAME=comment\nPRETTY_NAME=first\nPRETTY_NAME=last", "last")]
    [InlineData("ID=debian\nNAME=\"Debian\"", "Debian")]
    [InlineData("ID=debian\r\nPRETTY_NAME=\"crlf\"\r\n", "crlf")]
    [InlineData("ID=debian\nPRETTY_NAME=\"no end", "\"no end")]
    [InlineData("ID=debian\nPRETTY_NAME=\"a\u001b[31mb\"", "a?[31mb")]
    public void Values_are_unquoted_as_a_shell_would(string text, string pretty) => Assert.Equal(pretty, Parse(text)?.PrettyName);

    [Theory]
    [InlineData("NAME=x", "linux")]
    [InlineData("ID=\"Debian\"", "debian")]
    [InlineData("ID=opensuse-leap", "opensuse-leap")]
    [InlineData("ID=\"a b\"", null)]
    [InlineData("ID=../../etc", null)]
    [InlineData("ID=", null)]
    public void The_id_is_one_word(string text, string? id) => Assert.Equal(id, Parse(text)?.Id);

    [Theory]
    [InlineData("VERSION_ID=\"12; rm\"", null)]
    [InlineData("VERSION_ID=3.20.3", "3.20.3")]
    public void A_hostile_version_is_none(string line, string? version) => Assert.Equal(version, Parse("ID=x\n" + line)?.VersionId);

    [Fact]
    public void Testing_and_unstable_go_by_their_codename()
    {
        var os = TestLayers.Of(("etc/os-release", "ID=debian\nPRETTY_NAME=\"Debian GNU/Linux forky/sid\""), ("etc/debian_version", "forky/sid\n")).Inventory().Os;
        Assert.Equal(new OsRelease("debian", null, "forky", "Debian GNU/Linux forky/sid"), os);
        Assert.Equal("debian-forky", os?.Qualifier);
    }

    [Fact]
    public void A_point_release_does_not_change_the_release() =>
        Assert.Equal("12", TestLayers.Of(("etc/os-release", Samples.Bookworm), ("etc/debian_version", "12.5\n")).Inventory().Os?.VersionId);

    [Theory]
    [InlineData("etc/debian_version", "11.9\n", "debian", "11", null)]
    [InlineData("etc/debian_version", "trixie/sid\n", "debian", null, "trixie")]
    [InlineData("etc/alpine-release", "3.20.3\n", "alpine", "3.20.3", null)]
    public void Without_os_release_the_distribution_s_own_file_counts(string path, string content, string id, string? version, string? codename)
    {
        var os = TestLayers.Of((path, content)).Inventory().Os;
        Assert.Equal((id, version, codename), (os?.Id, os?.VersionId, os?.Codename));
    }

    [Theory]
    [InlineData("VERSION_ID=3.21.0_alpha20240807", null, "edge")]
    [InlineData("VERSION_ID=edge", null, "edge")]
    [InlineData("VERSION_ID=3.20.3", "3.20.3", null)]
    public void Alpine_s_rolling_release_is_edge(string line, string? version, string? codename)
    {
        var os = TestLayers.Of(("etc/os-release", "ID=alpine\n" + line)).Inventory().Os;
        Assert.Equal((version, codename), (os?.VersionId, os?.Codename));
    }

    [Theory]
    [InlineData("https://dl-cdn.alpinelinux.org/alpine/v3.19/main\n", "3.19", null)]
    [InlineData("# https://x/v3.1/main\n\n@edge /media/cdrom\nhttps://dl-cdn.alpinelinux.org/alpine/edge/main/\n", null, "edge")]
    public void The_repositories_tell_Alpine_s_release_when_nothing_else_does(string repositories, string? version, string? codename)
    {
        var os = TestLayers.Of(("etc/os-release", "ID=alpine"), ("etc/apk/repositories", repositories)).Inventory().Os;
        Assert.Equal((version, codename), (os?.VersionId, os?.Codename));
    }

    [Fact]
    public void A_linked_file_is_followed_inside_the_image()
    {
        var inventory = new TestLayers().Layer(static l => l.Link("etc/os-release", "../usr/lib/os-release").File("usr/lib/os-release", Samples.Bookworm)).Inventory();
        Assert.Equal("debian", inventory.Os?.Id);
        Assert.Empty(inventory.Problems);
    }

    [Fact]
    public void A_file_that_names_no_distribution_is_a_problem()
    {
        var inventory = TestLayers.Of(("etc/os-release", "ID=\"???\"")).Inventory();
        Assert.Null(inventory.Os);
        Assert.Single(inventory.Problems);
    }

    [Fact]
    public void No_bytes_throw() => Gen.Byte.Array[0, 200].Sample(static bytes => Assert.NotNull(new TestLayers().Layer(l => l.File("etc/os-release", bytes)).Inventory()));

    private static OsRelease? Parse(string text) => OsReleaseReader.Parse(Encoding.UTF8.GetBytes(text));
}
