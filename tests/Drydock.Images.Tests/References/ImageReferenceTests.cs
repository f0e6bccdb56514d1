using CsCheck;
using Drydock.Images.References;

namespace Drydock.Images.Tests.References;

public sealed class ImageReferenceTests
{
    private const string Hex = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    [Theory]
    [InlineData("python", "docker.io", "library/python", null)]
    [InlineData("python:3.12-slim", "docker.io", "library/python", "3.12-slim")]
    [InlineData("grafana/grafana:11", "docker.io", "grafana/grafana", "11")]
    [InlineData("docker.io/python", "docker.io", "library/python", null)]
    [InlineData("index.docker.io/python", "docker.io", "library/python", null)]
    [InlineData("registry-1.docker.io/library/python", "docker.io", "library/python", null)]
    [InlineData("registry.hub.docker.com/library/python:3", "docker.io", "library/python", "3")]
    [InlineData("localhost/app", "localhost", "app", null)]
    [InlineData("localhost:5000/app:1", "localhost:5000", "app", "1")]
    [InlineData("127.0.0.1:5000/a/b/c:1", "127.0.0.1:5000", "a/b/c", "1")]
    [InlineData("[::1]:5000/app:1", "[::1]:5000", "app", "1")]
    [InlineData("[2001:db8::1]/app", "[2001:db8::1]", "app", null)]
    [InlineData("GHCR.IO/owner/app", "ghcr.io", "owner/app", null)]
    [InlineData("Host/app", "host", "app", null)]
    [InlineData("registry.example:443/a__b/c--d.e_f:V_1.x-y", "registry.example:443", "a__b/c--d.e_f", "V_1.x-y")]
    [InlineData("localhost:5000", "docker.io", "library/localhost", "5000")]
    public void Names_are_normalised(string text, string registry, string repository, string? tag)
    {
        Assert.True(ImageReference.TryParse(text, out var reference, out _));
        Assert.Equal((registry, repository, tag), (reference.Registry, reference.Repository, reference.Tag));
    }

    [Theory]
    [InlineData("docker.io/library/python:3.12", "python:3.12")]
    [InlineData("grafana/grafana", "grafana/grafana")]
    [InlineData("docker.io/library/a/b", "library/a/b")]
    [InlineData("ghcr.io/owner/app:1", "ghcr.io/owner/app:1")]
    [InlineData("python@sha256:" + Hex, "python@sha256:" + Hex)]
    public void The_familiar_form_is_what_people_write(string text, string familiar)
    {
        Assert.True(ImageReference.TryParse(text, out var reference, out _));
        Assert.Equal(familiar, reference.Familiar);
    }

    [Fact]
    public void The_digest_is_asked_for_before_the_tag_and_latest_last()
    {
        Assert.True(ImageReference.TryParse("python:3@sha256:" + Hex, out var both, out _));
        Assert.True(ImageReference.TryParse("python:3", out var tagged, out _));
        Assert.True(ImageReference.TryParse("python", out var bare, out _));
        Assert.Equal(["sha256:" + Hex, "3", "latest"], [both.Identifier, tagged.Identifier, bare.Identifier]);
    }

    [Theory]
    [InlineData(null, "empty")]
    [InlineData("", "empty")]
    [InlineData("Python", "lower case")]
    [InlineData("docker.io/Python", "lower case")]
    [InlineData("python:", "tag")]
    [InlineData("python:-1", "tag")]
    [InlineData("python:a b", "tag")]
    [InlineData("python@sha256:abc", "digest")]
    [InlineData("python@sha256:../../etc", "digest")]
    [InlineData("python@SHA256:" + Hex, "digest")]
    [InlineData("python@sha256:" + Hex + "@sha256:" + Hex, "digest")]
    [InlineData("https://ghcr.io/a", "scheme")]
    [InlineData(Hex, "image id")]
    [InlineData("a//b", "components")]
    [InlineData("a/../b", "components")]
    [InlineData("a___b", "components")]
    [InlineData("a..b", "components")]
    [InlineData("_a", "components")]
    [InlineData("a-", "components")]
    [InlineData("/a", "registry")]
    [InlineData("host.example/", "missing")]
    [InlineData("host.example:99999/a", "registry")]
    [InlineData("host.example:/a", "registry")]
    [InlineData("host_name.example/a", "registry")]
    [InlineData("-host.example/a", "registry")]
    [InlineData("[::1/a", "registry")]
    [InlineData("[evil.example]/a", "registry")]
    [InlineData("user@host.example/a", "digest")]
    [InlineData("a\0b", "components")]
    public void Wrong_text_is_refused_with_the_part_that_is_wrong(string? text, string about)
    {
        Assert.False(ImageReference.TryParse(text, out _, out var problem));
        Assert.Contains(about, problem.Wrong, StringComparison.Ordinal);
        Assert.DoesNotContain('\0', problem.ToString());
    }

    [Fact]
    public void Lengths_are_limited()
    {
        Assert.True(ImageReference.TryParse("h.example/" + new string('a', 245), out _, out _));
        Assert.False(ImageReference.TryParse("h.example/" + new string('a', 246), out _, out _));
        Assert.True(ImageReference.TryParse("a:" + new string('t', 128), out _, out _));
        Assert.False(ImageReference.TryParse("a:" + new string('t', 129), out _, out _));
    }

    [Fact]
    public void Printing_and_reading_again_gives_the_same_reference()
    {
        var letter = Gen.Char["abcxyz019"];
        var word = Gen.String[letter, 1, 8];
        var component = Gen.Select(word, Gen.OneOf(".", "_", "__", "-", "---"), word, (a, s, b) => a + s + b);
        var path = Gen.OneOf(word, component).Array[1, 4].Select(static parts => string.Join('/', parts));
        var registry = Gen.OneOf("", "localhost/", "ghcr.io/", "Host.Example:5000/", "[::1]:5000/", "10.0.0.1/", "index.docker.io/", "docker.io/library/");
        var tag = Gen.OneOf(Gen.Const(""), Gen.String[Gen.Char["aZ9_.-"], 0, 20].Select(static t => ":v" + t));
        var digest = Gen.OneOf("", "@sha256:" + Hex, "@sha512:" + Hex + Hex);
        Gen.Select(registry, path, tag, digest, static (r, p, t, d) => r + p + t + d).Sample(static text =>
        {
            Assert.True(ImageReference.TryParse(text, out var reference, out var problem), problem?.ToString());
            Assert.True(ImageReference.TryParse(reference.ToString(), out var again, out _));
            Assert.True(ImageReference.TryParse(reference.Familiar, out var familiar, out _));
            Assert.Equal(reference, again);
            Assert.Equal(reference, familiar);
        });
    }

    [Fact]
    public void No_text_throws_and_whatever_is_accepted_is_safe_in_a_url()
    {
        var hostile = Gen.String[Gen.OneOf(Gen.Char["abAB01.:/@_-[]%?#\\ \0\u202E"], Gen.Char), 0, 60];
        hostile.Sample(static text =>
        {
            if (!ImageReference.TryParse(text, out var reference, out var problem))
            {
                Assert.NotEmpty(problem.Wrong);
                return;
            }

            Assert.DoesNotContain(reference.Repository + reference.Tag, static c => c is '%' or '?' or '#' or '\\' or ' ' or '\0' or '@');
            Assert.DoesNotContain("..", reference.Repository, StringComparison.Ordinal);
        });
    }
}
