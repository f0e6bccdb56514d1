using System.Text;
using CsCheck;
using Drydock.Images.Registry;

namespace Drydock.Images.Tests.Registry;

public sealed class BuildKitProvenanceTests
{
    private const string Hex = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    [Theory]
    [InlineData("pkg:docker/python@3.12-slim?platform=linux%2Famd64", "python:3.12-slim")]
    [InlineData("pkg:docker/python", "python")]
    [InlineData("pkg:docker/grafana/grafana@11", "grafana/grafana:11")]
    [InlineData("pkg:docker/ghcr.io/owner/app@1?platform=linux%2Farm64", "ghcr.io/owner/app:1")]
    [InlineData("pkg:docker/localhost%3A5000/app@1", "localhost:5000/app:1")]
    [InlineData("pkg:docker/python@sha256%3A" + Hex, "python@sha256:" + Hex)]
    public void The_only_image_among_the_materials_is_the_base(string uri, string reference)
    {
        foreach (var statement in new[] { Slsa02(Material(uri)), Slsa1(Material(uri)) })
        {
            var found = Read(statement);
            Assert.Equal(new BaseImage(reference, Digest("sha256:" + Hex), null, "provenance"), found);
        }
    }

    [Fact]
    public void A_digest_in_the_name_serves_where_none_is_given() =>
        Assert.Equal(Digest("sha256:" + Hex), Read(Slsa1($$"""{"uri":"pkg:docker/python@sha256:{{Hex}}"}"""))?.Digest);

    [Fact]
    public void Tools_of_the_build_and_other_materials_are_no_bases()
    {
        var found = Read(Slsa02(
            Material("pkg:docker/docker/dockerfile@1.7"), Material("pkg:docker/docker/dockerfile-upstream@master"), Material("pkg:docker/docker/buildkit-syft-scanner@stable-1"),
            Material("https://github.com/owner/app.git#main"), Material("pkg:deb/debian/curl@8"), Material("pkg:docker/python@3.12"), """{"digest":{}}""", "null", "7"));
        Assert.Equal("python:3.12", found?.Reference);
    }

    [Fact]
    public void The_same_image_twice_is_one() => Assert.Equal("python:3.12", Read(Slsa02(Material("pkg:docker/python@3.12"), Material("pkg:docker/python@3.12?platform=linux%2Famd64")))?.Reference);

    [Theory]
    [InlineData(null, null)]
    [InlineData("docker.io/library/python:3.12-slim", "python:3.12-slim")]
    [InlineData("python:3.12-slim", "python:3.12-slim")]
    [InlineData("golang:1", "golang:1")]
    [InlineData("python", null)]
    [InlineData("ruby", null)]
    [InlineData("NOT a name", null)]
    public void Of_several_images_only_the_one_that_the_label_names_is_the_base(string? label, string? reference) =>
        Assert.Equal(reference, Read(Slsa1(Material("pkg:docker/golang@1"), Material("pkg:docker/python@3.12-slim")), label)?.Reference);

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("""{"predicate":null}""")]
    [InlineData("""{"predicate":{"materials":{}}}""")]
    [InlineData("""{"predicate":{"buildDefinition":{"resolvedDependencies":null}}}""")]
    [InlineData("""{"predicate":{"materials":[{"uri":"pkg:docker/"},{"uri":"pkg:docker/@"},{"uri":"pkg:docker/A B@c"},{"uri":5}]}}""")]
    public void A_statement_without_images_tells_no_base(string json) => Assert.Null(Read(json));

    [Fact]
    public void A_digest_of_the_wrong_shape_is_no_digest()
    {
        foreach (var digest in new[] { "null", "[]", "\"x\"", "{\"sha256\":5}", "{\"sha256\":\"ABC\"}", "{\"sha1\":\"0\"}" })
        {
            Assert.Equal(new BaseImage("python", null, null, "provenance"), Read(Slsa02($$"""{"uri":"pkg:docker/python","digest":{{digest}}}""")));
        }
    }

    [Fact]
    public void No_statement_throws()
    {
        var whole = Encoding.UTF8.GetBytes(Slsa02(Material("pkg:docker/python@3.12%2D"), Material("pkg:docker/b")));
        Gen.Select(Gen.Int[0, whole.Length - 1], Gen.Byte).Sample((at, value) =>
        {
            var content = whole.ToArray();
            content[at] = value;
            Assert.True(BuildKitProvenance.Read(content, "python")?.Evidence is null or "provenance");
            Assert.Null(BuildKitProvenance.Read(content.AsMemory(0, at), null));
        });
    }

    private static BaseImage? Read(string json, string? label = null) => BuildKitProvenance.Read(Encoding.UTF8.GetBytes(json), label);

    private static Digest Digest(string text) => Images.Digest.TryParse(text, out var digest) ? digest : throw new ArgumentException(text, nameof(text));

    private static string Material(string uri) => $$$"""{"uri":"{{{uri}}}","digest":{"sha256":"{{{Hex}}}"}}""";

    private static string Slsa02(params string[] materials) =>
        $$$"""{"_type":"https://in-toto.io/Statement/v0.1","predicateType":"https://slsa.dev/provenance/v0.2","predicate":{"materials":[{{{string.Join(',', materials)}}}]}}""";

    private static string Slsa1(params string[] dependencies) =>
        $$$$"""{"_type":"https://in-toto.io/Statement/v1","predicateType":"https://slsa.dev/provenance/v1","predicate":{"buildDefinition":{"resolvedDependencies":[{{{{string.Join(',', dependencies)}}}}]}}}""";
}
