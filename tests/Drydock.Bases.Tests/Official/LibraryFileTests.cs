using CsCheck;
using Drydock.Bases.Official;
using static Drydock.Bases.Tests.Official.LibraryText;

namespace Drydock.Bases.Tests.Official;

public sealed class LibraryFileTests
{
    private static string? Suite(string image, string text, string tag) => LibraryFile.Read(image, text).Tags[tag]?.Suite;

    [Fact]
    public void A_tag_without_a_release_stands_on_the_one_that_its_stanza_names()
    {
        var text = File(Stanza("3.12.14-slim-forky, 3.12-slim-forky, 3.12.14-slim, 3.12-slim", "3.12/slim-forky"), Stanza("3.12-alpine3.24, 3.12-alpine", "3.12/alpine3.24"));
        Assert.Equal("forky", Suite("python", text, "3.12-slim"));
        Assert.Equal("alpine3.24", Suite("python", text, "3.12-alpine"));
    }

    [Fact]
    public void Where_no_tag_names_a_release_the_folder_may()
    {
        var text = File(Stanza("1.29.1, 1.29, mainline", "mainline/trixie"), Stanza("1.28, stable", "stable/debian"));
        Assert.Equal("trixie", Suite("nginx", text, "mainline"));
        Assert.Null(Suite("nginx", text, "stable"));
    }

    [Fact]
    public void Shared_tags_count_and_those_of_Windows_alone_do_not()
    {
        var text = File(
            Stanza("3.12.14-trixie, 3.12-trixie", "3.12/trixie", "3.12, latest"),
            Stanza("3.12-windowsservercore-ltsc2025", "3.12/windows", "3.12, 3.12-windowsservercore", "windows-amd64"));
        Assert.Equal("trixie", Suite("python", text, "latest"));
        Assert.DoesNotContain("3.12-windowsservercore", LibraryFile.Read("python", text).Tags.Keys);
    }

    [Fact]
    public void A_value_goes_on_in_a_line_that_begins_with_a_space()
    {
        var tags = LibraryFile.Read("debian", "Maintainers: One <one@example.org>,\n two\nGitCommit: 0123456789abcdef0123456789abcdef01234567\n\nTags: trixie,\n\ttrixie-20261101, 13.2,\n# in between\n  latest\nDirectory: trixie\n").Tags;
        Assert.Equal(["13.2", "latest", "trixie", "trixie-20261101"], tags.Keys);
        Assert.All(tags.Values, static os => Assert.Equal("trixie", os?.Codename));
    }

    [Theory]
    [InlineData("<html>\n<body>Not found</body>\n", "not a line of the form")]
    [InlineData("Maintainers: x\n", "lists no tags")]
    [InlineData("Tags: a\nGitCommit: 0123\n", "does not name Maintainers")]
    [InlineData("Maintainers: x\n\nTags: a\nDirectory: b\n", "has no GitCommit")]
    [InlineData("Maintainers: x\n\nTags: a\nGitCommit: 0123", "no end")]
    [InlineData("Maintainers: x\n\nTags: a\nTags: b\nGitCommit: 0123\n", "twice in one stanza")]
    [InlineData("Maintainers: x\n\nTags: a, b\nGitCommit: 0123\n\nTags: b\nGitCommit: 0123\n", "the tag b is there twice")]
    [InlineData("Maintainers: x\n\nTags: ../a\nGitCommit: 0123\n", "is not a tag")]
    [InlineData(" a\n", "continues nothing")]
    [InlineData("Maintainers: x\n\nGitCommit: 0123\n", "has no Tags")]
    public void Anything_else_is_refused_and_told(string text, string expected) =>
        Assert.Contains(expected, Assert.Throws<FormatException>(() => LibraryFile.Read("python", text)).Message, StringComparison.Ordinal);

    [Fact]
    public void Limits_are_kept()
    {
        Assert.Throws<FormatException>(static () => LibraryFile.Read("python", new string('#', LibraryFile.MostBytes) + "\n"));
        Assert.Throws<FormatException>(static () => LibraryFile.Read("python", $"Maintainers: {new string('x', 20_000)}\n"));
        Assert.Throws<FormatException>(static () => LibraryFile.Read("python", new string('\n', 60_000)));
    }

    [Fact]
    public void Every_tag_that_is_written_is_read_again() =>
        Gen.Char["abcxyz0189._"].Array[1, 12].Select(static c => "t" + new string(c)).Array[1, 40].Select(static t => t.Distinct(StringComparer.Ordinal).ToArray()).Sample(static tags =>
        {
            var text = File([.. tags.Chunk(3).Select(static t => Stanza(string.Join(", ", t), "x"))]);
            Assert.Equal(tags.Order(StringComparer.Ordinal), LibraryFile.Read("python", text).Tags.Keys);
        });

    [Fact]
    public void No_text_does_more_than_be_refused()
    {
        var whole = File(Stanza("3.12-slim-trixie, 3.12-slim", "3.12/slim-trixie", "3"), Stanza("3.12-alpine3.24", "3.12/alpine3.24"));
        Gen.Select(Gen.Int[0, whole.Length - 1], Gen.Int[0, 8], Gen.String[0, 6]).Sample((at, cut, put) =>
        {
            var text = whole[..at] + put + whole[Math.Min(whole.Length, at + cut)..];
            try
            {
                Assert.NotEmpty(LibraryFile.Read("python", text).Tags);
            }
            catch (FormatException error)
            {
                Assert.NotEmpty(error.Message);
            }
        });
    }
}
