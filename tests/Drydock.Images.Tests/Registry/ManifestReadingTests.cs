using System.Text;
using CsCheck;
using Drydock.Images.Registry;
using static Drydock.Images.Tests.Registry.ImageDocuments;

namespace Drydock.Images.Tests.Registry;

public sealed class ManifestReadingTests
{
    private static readonly byte[] SomeConfig = Bytes("{}");
    private static readonly string Layers = "\"layers\":[" + Descriptor(OciLayer, [1]) + "]";
    private static readonly string ConfigMember = "\"config\":" + Descriptor(OciConfig, SomeConfig);
    private static readonly string Manifests = "\"manifests\":[" + Descriptor(OciManifest, [2], For("linux/arm64/v8")) + "]";

    [Theory]
    [InlineData(null, null)]
    [InlineData(null, OciManifest)]
    [InlineData(OciManifest, OciManifest)]
    [InlineData(DockerManifest, DockerManifest)]
    [InlineData(OciManifest, null)]
    [InlineData(OciManifest, "application/json")]
    [InlineData(OciManifest, "text/plain")]
    public void A_manifest_is_known_by_its_media_type_or_by_its_members(string? stated, string? contentType)
    {
        var reading = Read($$"""{"schemaVersion":2{{MediaType(stated)}},{{ConfigMember}},{{Layers}}}""", contentType);
        Assert.Null(reading.Manifests);
        Assert.Equal((2, Digest.OfSha256(SomeConfig)), ((int)reading.Config!.Size, reading.Config.Digest));
        Assert.Equal(OciLayer, Assert.Single(reading.Layers).MediaType);
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData(null, OciIndex)]
    [InlineData(OciIndex, OciIndex)]
    [InlineData(DockerList, DockerList)]
    [InlineData(OciIndex, "application/json")]
    public void An_index_is_known_by_its_media_type_or_by_its_members(string? stated, string? contentType)
    {
        var reading = Read($$"""{"schemaVersion":2{{MediaType(stated)}},{{Manifests}}}""", contentType);
        Assert.Null(reading.Config);
        Assert.Equal(new Platform("linux", "arm64"), Assert.Single(reading.Manifests!.Value).Platform);
    }

    [Fact]
    public void A_document_that_is_manifest_and_index_is_refused()
    {
        AssertRefused($$"""{"schemaVersion":2,{{ConfigMember}},{{Layers}},{{Manifests}}}""", OciManifest, "at the same time");
        AssertRefused($$"""{"schemaVersion":2,{{Layers}},"manifests":null}""", OciIndex, "at the same time");
        AssertRefused($$"""{"schemaVersion":2,"config":null,{{Manifests}}}""", null, "at the same time");
    }

    [Theory]
    [InlineData(OciManifest, DockerManifest)]
    [InlineData(OciManifest, OciIndex)]
    [InlineData("application/vnd.example.thing", OciManifest)]
    public void The_media_type_must_be_the_content_type(string stated, string contentType) =>
        AssertRefused($$"""{"schemaVersion":2{{MediaType(stated)}},{{ConfigMember}},{{Layers}}}""", contentType, "not the one that the registry states");

    [Theory]
    [InlineData(null, OciIndex)]
    [InlineData(OciIndex, OciIndex)]
    [InlineData(OciIndex, null)]
    public void The_content_must_be_of_the_media_type(string? stated, string? contentType) =>
        AssertRefused($$"""{"schemaVersion":2{{MediaType(stated)}},{{ConfigMember}},{{Layers}}}""", contentType, "not of its media type");

    [Theory]
    [InlineData("""{"schemaVersion":1,"fsLayers":[{"blobSum":"x"}]}""", "schema 1")]
    [InlineData("""{"schemaVersion":1,"config":{},"layers":[]}""", "schema 1")]
    [InlineData("""{"schemaVersion":2,"fsLayers":[],"config":{},"layers":[]}""", "schema 1")]
    [InlineData("""{"schemaVersion":2}""", "neither")]
    [InlineData("[]", "not a JSON object")]
    [InlineData("\"x\"", "not a JSON object")]
    [InlineData("", "not the JSON")]
    [InlineData("<html>", "not the JSON")]
    [InlineData("""{"layers":[]}""", "not the JSON")]
    [InlineData("""{"config":{"digest":"sha256:x","size":1},"layers":[]}""", "not the JSON")]
    [InlineData("""{"manifests":{"digest":"x"}}""", "not the JSON")]
    [InlineData("""{"manifests":[{"size":1}]}""", "not the JSON")]
    [InlineData("""{"manifests":[null]}""", "not the JSON")]
    public void Anything_else_is_refused(string json, string wrong) => AssertRefused(json, null, wrong);

    [Theory]
    [InlineData("-1")]
    [InlineData("1.5")]
    [InlineData("\"1\"")]
    [InlineData("9223372036854775808")]
    [InlineData("null")]
    public void A_size_that_is_no_size_is_refused(string size) =>
        AssertRefused($$"""{"manifests":[{"digest":"{{Digest.OfSha256([1])}}","size":{{size}}}]}""", null, "not the JSON");

    [Fact]
    public void A_member_that_stands_twice_is_refused()
    {
        AssertRefused($$"""{"schemaVersion":2,{{ConfigMember}},{{Layers}},{{Layers}}}""", OciManifest, "not the JSON");
        AssertRefused($$"""{"schemaVersion":2,"schemaVersion":1,{{ConfigMember}},{{Layers}}}""", OciManifest, "not the JSON");
    }

    [Fact]
    public void Too_many_descriptors_and_too_deep_nesting_are_refused()
    {
        var one = Descriptor(OciManifest, [1]);
        AssertRefused($$"""{"manifests":[{{string.Join(',', Enumerable.Repeat(one, 10_001))}}]}""", null, "not the JSON");
        AssertRefused($$"""{"manifests":[],"x":{{new string('[', 100)}}{{new string(']', 100)}}}""", null, "not the JSON");
    }

    [Fact]
    public void A_platform_of_the_wrong_shape_is_no_platform()
    {
        foreach (var platform in new[] { "null", "\"linux/amd64\"", "{\"os\":1,\"architecture\":\"amd64\"}", "{\"os\":\"linux\"}" })
        {
            var reading = Read($$"""{"manifests":[{{Descriptor(OciManifest, [1], ",\"platform\":" + platform)}}]}""", null);
            Assert.Null(reading.Manifests!.Value[0].Platform);
        }
    }

    [Fact]
    public void Annotations_keep_what_is_text()
    {
        var reading = Read("""{"manifests":[],"annotations":{"a":"1","b":2,"c":null,"d":"\ud800"}}""", null);
        Assert.Equal([new("a", "1")], reading.Annotations);
        AssertRefused("""{"manifests":[],"annotations":{"\ud800":"x"}}""", null, "not the JSON");
    }

    [Fact]
    public void A_document_full_of_annotations_is_read_in_linear_time()
    {
        var members = string.Join(',', Enumerable.Range(0, 200_000).Select(static i => $"\"{i}\":\"\""));
        Assert.Equal(200_000, Read($$$"""{"manifests":[],"annotations":{{{{members}}}}}""", null).Annotations.Count);
    }

    [Fact]
    public void A_manifest_cut_at_any_byte_is_refused()
    {
        var whole = Manifest(SomeConfig, [1], [2]);
        for (var length = 0; length < whole.Length; length++)
        {
            Assert.Null(ManifestReading.Read(whole.AsMemory(0, length), OciManifest, out var wrong));
            Assert.NotNull(wrong);
        }
    }

    [Fact]
    public void No_document_throws()
    {
        var documents = new[] { Manifest(SomeConfig, [1]), Index(Descriptor(OciManifest, [1], For("linux/arm/v7"))), Config("linux/amd64", [Digest.OfSha256([1])], ""","config":{"Env":["A=\ud800"],"Labels":{"a":"b"}},"history":[{"created_by":"x"}]""") };
        Gen.Select(Gen.Int[0, documents.Length - 1], Gen.Int[0, 400], Gen.Byte).Sample((which, at, value) =>
        {
            var content = documents[which].ToArray();
            content[at % content.Length] = value;
            var reading = ManifestReading.Read(content, null, out var wrong);
            Assert.Equal(reading is null, wrong is not null);
            var config = ConfigReading.Read(content);
            Assert.True(config is null || config.Platform.Os.Length > 0);
        });
    }

    private static string MediaType(string? type) => type is null ? "" : $",\"mediaType\":\"{type}\"";

    private static ManifestReading Read(string json, string? contentType)
    {
        var reading = ManifestReading.Read(Encoding.UTF8.GetBytes(json), contentType, out var wrong);
        Assert.True(reading is not null, wrong);
        Assert.Null(wrong);
        return reading;
    }

    private static void AssertRefused(string json, string? contentType, string wrong)
    {
        Assert.Null(ManifestReading.Read(Encoding.UTF8.GetBytes(json), contentType, out var said));
        Assert.Contains(wrong, said, StringComparison.Ordinal);
    }
}
