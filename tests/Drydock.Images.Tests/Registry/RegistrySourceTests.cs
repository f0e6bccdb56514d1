using Drydock.Images.Registry;
using static Drydock.Images.Tests.Registry.ImageDocuments;

namespace Drydock.Images.Tests.Registry;

public sealed class RegistrySourceTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_image_costs_its_manifest_and_its_config()
    {
        await using var fixture = await RegistryFixture.StartAsync();
        var bytes = fixture.Repository.PushImage("app", layers: 3, more:
            """
            ,"config":{"User":"1000","Env":["A=1"]},"history":[{"created_by":"ADD x"},{"created_by":"ENV A=1","empty_layer":true}]
            """);
        var manifest = await ResolveAsync(fixture, "app");
        Assert.Equal(["GET manifest", "GET blob"], fixture.Registry.Log.Select(static r => $"{r.Method} {r.Kind}"));
        Assert.Equal((Digest.OfSha256(bytes), new Platform("linux", "amd64")), (manifest.ManifestDigest, manifest.Platform));
        Assert.Equal([0, 1, 2], manifest.Layers.Select(static l => l.Index));
        Assert.All(manifest.Layers, l => Assert.Equal(fixture.Repository.Blobs[l.Digest!.Value].Length, l.Size));
        Assert.Equal(("1000", "A=1"), (manifest.User, Assert.Single(manifest.Environment)));
        Assert.Equal([new("ADD x", false), new("ENV A=1", true)], manifest.History);
        Assert.Equal($"{fixture.Registry.Host}/test/app:app", manifest.Reference);
        Assert.Equal($"registry {fixture.Registry.Host}", manifest.AnsweredBy);
    }

    [Fact]
    public async Task An_index_costs_one_request_more()
    {
        await using var fixture = await RegistryFixture.StartAsync();
        PushIndex(fixture, "linux/amd64", "linux/arm64", "linux/arm/v7");
        var manifest = await ResolveAsync(fixture, "app", "linux/arm64");
        Assert.Equal(["GET manifest", "GET manifest", "GET blob"], fixture.Registry.Log.Select(static r => $"{r.Method} {r.Kind}"));
        Assert.Equal("linux/arm64", manifest.Platform.ToString());
    }

    [Theory]
    [InlineData("linux/arm", "linux/arm/v7")]
    [InlineData("linux/arm/v8", "linux/arm/v7")]
    [InlineData("linux/arm/v6", "linux/arm/v6")]
    [InlineData("linux/arm64/v8", "linux/arm64")]
    [InlineData("linux/amd64/v3", "linux/amd64")]
    public async Task An_older_variant_serves_a_newer_processor(string wanted, string chosen)
    {
        await using var fixture = await RegistryFixture.StartAsync();
        PushIndex(fixture, "linux/amd64", "linux/arm/v6", "linux/arm/v7", "linux/arm64/v8");
        Assert.Equal(chosen, (await ResolveAsync(fixture, "app", wanted)).Platform.ToString());
    }

    [Fact]
    public async Task The_index_tells_the_variant_that_a_config_leaves_out()
    {
        await using var fixture = await RegistryFixture.StartAsync();
        var v6 = fixture.Repository.PushImage(platform: "linux/arm");
        fixture.Repository.AddManifest(Index(Descriptor(OciManifest, v6, For("linux/arm/v6"))), OciIndex, "app");
        Assert.Equal("linux/arm/v6", (await ResolveAsync(fixture, "app", "linux/arm/v6")).Platform.ToString());
    }

    [Fact]
    public async Task A_platform_that_the_index_lacks_is_told_with_those_it_has()
    {
        await using var fixture = await RegistryFixture.StartAsync();
        PushIndex(fixture, "linux/amd64", "linux/arm64");
        var error = await RefusedAsync(fixture, "app", RegistryFailure.NotFound, "linux/s390x");
        Assert.EndsWith("has it for linux/amd64, linux/arm64, not for linux/s390x", error.Problem.Wrong, StringComparison.Ordinal);
        Assert.Contains("--platform", error.Problem.Next, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_image_for_one_platform_is_not_taken_for_another()
    {
        await using var fixture = await RegistryFixture.StartAsync();
        fixture.Repository.PushImage("app");
        Assert.Contains("has it for linux/amd64, not for linux/arm64", (await RefusedAsync(fixture, "app", RegistryFailure.NotFound, "linux/arm64")).Message, StringComparison.Ordinal);
        var disguised = fixture.Repository.PushImage();
        fixture.Repository.AddManifest(Index(Descriptor(OciManifest, disguised, For("linux/arm64"))), OciIndex, "disguised");
        await RefusedAsync(fixture, "disguised", RegistryFailure.NotFound, "linux/arm64");
    }

    [Fact]
    public async Task Attestations_are_not_taken_for_platforms()
    {
        await using var fixture = await RegistryFixture.StartAsync();
        var image = fixture.Repository.PushImage();
        fixture.Repository.AddManifest(
            Index(Descriptor(OciManifest, [1], For("unknown/unknown") + ""","annotations":{"vnd.docker.reference.type":"attestation-manifest"}"""), Descriptor(OciManifest, image, For("linux/amd64"))), OciIndex, "app");
        Assert.Equal(Digest.OfSha256(image), (await ResolveAsync(fixture, "app")).ManifestDigest);
        fixture.Repository.AddManifest(Index(Descriptor(OciManifest, [1], For("unknown/unknown"))), OciIndex, "none");
        Assert.Contains("has it for no platform", (await RefusedAsync(fixture, "none", RegistryFailure.NotFound)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(3, true)]
    [InlineData(4, false)]
    public async Task Indexes_lie_at_most_three_deep(int depth, bool allowed)
    {
        await using var fixture = await RegistryFixture.StartAsync();
        var document = fixture.Repository.PushImage();
        var type = OciManifest;
        for (var i = 0; i < depth; i++)
        {
            // An index has no platform of its own; the entry that leads to it has none either.
            document = Index(Descriptor(type, document, type == OciManifest ? For("linux/amd64") : ""));
            type = OciIndex;
            fixture.Repository.AddManifest(document, OciIndex, i == depth - 1 ? "app" : null);
        }

        if (allowed) Assert.Equal("linux/amd64", (await ResolveAsync(fixture, "app", "linux/amd64")).Platform.ToString());
        else Assert.Contains("3 deep", (await RefusedAsync(fixture, "app", RegistryFailure.Damaged)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_index_that_leads_to_itself_cannot_be_made_and_a_lie_about_it_is_refused()
    {
        await using var fixture = await RegistryFixture.StartAsync();
        var index = Index(Descriptor(OciIndex, [1]));
        fixture.Repository.AddManifest(index, OciIndex, "app");
        fixture.Repository.Manifests[Digest.OfSha256([1]).ToString()] = (index, OciIndex);
        await RefusedAsync(fixture, "app", RegistryFailure.Damaged);
        Assert.Equal(2, fixture.Registry.Count("manifest"));
    }

    [Theory]
    [InlineData(OciManifest, true)]
    [InlineData(null, true)]
    [InlineData("application/json", true)]
    [InlineData(DockerManifest, false)]
    [InlineData(OciIndex, false)]
    public async Task The_content_type_must_be_the_manifest_s_own(string? contentType, bool allowed)
    {
        await using var fixture = await RegistryFixture.StartAsync(with => with.ManifestType = contentType ?? "");
        fixture.Repository.PushImage("app");
        if (allowed) Assert.Single((await ResolveAsync(fixture, "app")).Layers);
        else await RefusedAsync(fixture, "app", RegistryFailure.Damaged);
    }

    [Fact]
    public async Task A_document_that_is_manifest_and_index_is_refused()
    {
        await using var fixture = await RegistryFixture.StartAsync();
        var image = fixture.Repository.PushImage();
        var both = Bytes($$"""{{System.Text.Encoding.UTF8.GetString(image)[..^1]}},"manifests":[{{Descriptor(OciManifest, image)}}]}""");
        fixture.Repository.AddManifest(both, OciManifest, "app");
        Assert.Contains("at the same time", (await RefusedAsync(fixture, "app", RegistryFailure.Damaged)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Schema_1_is_refused_whatever_its_content_type()
    {
        await using var fixture = await RegistryFixture.StartAsync();
        var schema1 = Bytes("""{"schemaVersion":1,"name":"x","fsLayers":[],"history":[],"signatures":[]}""");
        fixture.Repository.AddManifest(schema1, "application/vnd.docker.distribution.manifest.v1+prettyjws", "signed");
        fixture.Repository.AddManifest(schema1, "application/json", "plain");
        foreach (var tag in new[] { "signed", "plain" }) Assert.Contains("schema 1", (await RefusedAsync(fixture, tag, RegistryFailure.Damaged)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_manifest_of_another_size_or_digest_than_the_index_says_is_refused()
    {
        await using var fixture = await RegistryFixture.StartAsync();
        var image = fixture.Repository.PushImage();
        var wrongSize = Descriptor(OciManifest, image, For("linux/amd64")).Replace($"\"size\":{image.Length}", $"\"size\":{image.Length + 1}", StringComparison.Ordinal);
        fixture.Repository.AddManifest(Index(wrongSize), OciIndex, "size");
        Assert.Contains("the index says", (await RefusedAsync(fixture, "size", RegistryFailure.Damaged)).Message, StringComparison.Ordinal);
        fixture.Repository.AddManifest(Index(Descriptor(OciManifest, image, For("linux/amd64"))), OciIndex, "digest");
        fixture.Repository.Manifests[Digest.OfSha256(image).ToString()] = ([.. image, (byte)' '], OciManifest);
        await RefusedAsync(fixture, "digest", RegistryFailure.Damaged);
    }

    [Fact]
    public async Task A_config_of_another_size_or_digest_than_the_manifest_says_is_refused()
    {
        await using var fixture = await RegistryFixture.StartAsync();
        var config = Config("linux/amd64", []);
        fixture.Repository.AddManifest(Manifest(config), OciManifest, "app");
        fixture.Repository.Blobs[Digest.OfSha256(config)] = [.. config, (byte)' '];
        Assert.Contains("the manifest says", (await RefusedAsync(fixture, "app", RegistryFailure.Damaged)).Message, StringComparison.Ordinal);
        fixture.Repository.Blobs[Digest.OfSha256(config)] = Config("linux/arm64", []);
        Assert.Contains("has the digest", (await RefusedAsync(fixture, "app", RegistryFailure.Damaged)).Message, StringComparison.Ordinal);
        fixture.Repository.Blobs.Clear();
        Assert.Contains(Digest.OfSha256(config).ToString(), (await RefusedAsync(fixture, "app", RegistryFailure.NotFound)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public async Task Manifest_and_config_tell_of_the_same_number_of_layers(int diffIds)
    {
        await using var fixture = await RegistryFixture.StartAsync();
        var config = Config("linux/amd64", Enumerable.Range(0, diffIds).Select(static i => Digest.OfSha256([(byte)i])));
        fixture.Repository.AddBlob(config);
        fixture.Repository.AddManifest(Manifest(config, [1], [2]), OciManifest, "app");
        Assert.Contains($"its config tells of {diffIds} layers, its manifest of 2", (await RefusedAsync(fixture, "app", RegistryFailure.Damaged)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Documents_over_the_limits_are_refused_before_they_are_read()
    {
        await using var fixture = await RegistryFixture.StartAsync(options: static o => o with { Limits = new Limits { DocumentBytes = 4096, Layers = 2 } });
        fixture.Repository.PushImage("config", more: $",\"x\":\"{new string('x', 4096)}\"");
        await RefusedAsync(fixture, "config", RegistryFailure.Damaged);
        fixture.Repository.AddManifest(Index([Descriptor(OciManifest, [1], $",\"annotations\":{{\"x\":\"{new string('x', 4096)}\"}}")]), OciIndex, "index");
        Assert.Contains("4096 bytes", (await RefusedAsync(fixture, "index", RegistryFailure.Damaged)).Message, StringComparison.Ordinal);
        fixture.Repository.PushImage("layers", layers: 3);
        Assert.Contains("more than 2 layers", (await RefusedAsync(fixture, "layers", RegistryFailure.Damaged)).Message, StringComparison.Ordinal);
        Assert.InRange(fixture.Registry.SentBytes, 1, 20_000);
    }

    [Fact]
    public async Task Something_that_is_no_container_image_is_named()
    {
        await using var fixture = await RegistryFixture.StartAsync();
        var chart = Bytes($$"""{"schemaVersion":2,"config":{{Descriptor("application/vnd.cncf.helm.config.v1+json", [1])}},"layers":[]}""");
        fixture.Repository.AddManifest(chart, OciManifest, "chart");
        Assert.Contains("not a container image but 'application/vnd.cncf.helm.config.v1+json'", (await RefusedAsync(fixture, "chart", RegistryFailure.NotFound)).Message, StringComparison.Ordinal);
        fixture.Repository.AddBlob(Bytes("{}"));
        fixture.Repository.AddManifest(Manifest(Bytes("{}")), OciManifest, "empty");
        Assert.Contains("its config is not an image config", (await RefusedAsync(fixture, "empty", RegistryFailure.Damaged)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Labels_of_the_manifest_go_before_those_of_the_index_and_the_config()
    {
        await using var fixture = await RegistryFixture.StartAsync();
        var config = Config("linux/amd64", [], ""","config":{"Labels":{"a":"config","b":"config","c":"config"}}""");
        fixture.Repository.AddBlob(config);
        var manifest = Bytes($$$"""{{{System.Text.Encoding.UTF8.GetString(Manifest(config))[..^1]}}},"annotations":{"a":"manifest"}}""");
        fixture.Repository.AddManifest(manifest, OciManifest);
        fixture.Repository.AddManifest(Index(Descriptor(OciManifest, manifest, For("linux/amd64") + ""","annotations":{"a":"index","b":"index"}""")), OciIndex, "app");
        Assert.Equal([new("a", "manifest"), new("b", "index"), new("c", "config")], (await ResolveAsync(fixture, "app")).Labels);
    }

    [Fact]
    public async Task The_base_is_read_from_the_provenance_for_two_requests_more()
    {
        await using var fixture = await RegistryFixture.StartAsync();
        PushWithProvenance(fixture, Bytes($$$"""{"predicate":{"materials":[{"uri":"pkg:docker/python@3.12-slim","digest":{"sha256":"{{{new string('a', 64)}}}"}}]}}"""));
        var manifest = await ResolveAsync(fixture, "app");
        Assert.Equal(("python:3.12-slim", "sha256:" + new string('a', 64), "provenance"), (manifest.ProvenanceBase?.Reference, manifest.ProvenanceBase?.Digest.ToString(), manifest.ProvenanceBase?.Evidence));
        Assert.Equal(5, fixture.Registry.Log.Count);
    }

    [Fact]
    public async Task The_provenance_is_not_asked_for_where_that_is_not_wanted()
    {
        await using var fixture = await RegistryFixture.StartAsync(options: static o => o with { ReadProvenance = false });
        PushWithProvenance(fixture, Bytes("{}"));
        Assert.Null((await ResolveAsync(fixture, "app")).ProvenanceBase);
        Assert.Equal(3, fixture.Registry.Log.Count);
    }

    [Fact]
    public async Task A_provenance_that_cannot_be_read_leaves_the_base_unknown_and_the_image_readable()
    {
        await using var fixture = await RegistryFixture.StartAsync();
        var statement = PushWithProvenance(fixture, Bytes("""{"predicate":{"materials":[{"uri":"pkg:docker/python"}]}}"""));
        fixture.Faults.MissingBlobs.Add(statement);
        Assert.Null((await ResolveAsync(fixture, "app")).ProvenanceBase);
        fixture.Faults.MissingBlobs.Clear();
        fixture.Repository.Blobs[statement] = Bytes("nonsense");
        Assert.Null((await ResolveAsync(fixture, "app")).ProvenanceBase);
    }

    private static void PushIndex(RegistryFixture fixture, params string[] platforms)
    {
        var entries = platforms.Select(platform => Descriptor(OciManifest, fixture.Repository.PushImage(platform: platform), For(platform)));
        fixture.Repository.AddManifest(Index([.. entries]), OciIndex, "app");
    }

    private static Digest PushWithProvenance(RegistryFixture fixture, byte[] statement)
    {
        var image = fixture.Repository.PushImage();
        var empty = Bytes("{}");
        var layer = Descriptor("application/vnd.in-toto+json", statement, ""","annotations":{"in-toto.io/predicate-type":"https://slsa.dev/provenance/v0.2"}""");
        var attestation = Bytes($$"""{"schemaVersion":2,"mediaType":"{{OciManifest}}","config":{{Descriptor(OciConfig, empty)}},"layers":[{{layer}}]}""");
        fixture.Repository.AddManifest(attestation, OciManifest);
        var about = $$$""","annotations":{"vnd.docker.reference.type":"attestation-manifest","vnd.docker.reference.digest":"{{{Digest.OfSha256(image)}}}"}""";
        fixture.Repository.AddManifest(Index(Descriptor(OciManifest, image, For("linux/amd64")), Descriptor(OciManifest, attestation, For("unknown/unknown") + about)), OciIndex, "app");
        return fixture.Repository.AddBlob(statement);
    }

    private static async Task<ImageManifest> ResolveAsync(RegistryFixture fixture, string tag, string? platform = null)
    {
        await using var source = new RegistrySource(fixture.Client, fixture.Image.With(tag, null));
        return await source.ResolveAsync(platform is null ? null : Platform.TryParse(platform, out var parsed) ? parsed : throw new ArgumentException(platform, nameof(platform)), Cancellation);
    }

    private static async Task<RegistryException> RefusedAsync(RegistryFixture fixture, string tag, RegistryFailure failure, string? platform = null)
    {
        var error = await Assert.ThrowsAsync<RegistryException>(() => ResolveAsync(fixture, tag, platform));
        Assert.Equal(failure, error.Failure);
        return error;
    }
}
