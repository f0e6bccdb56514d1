using Drydock.Images.Layers;
using Drydock.Images.Registry;
using static Drydock.Images.Tests.Registry.ImageDocuments;

namespace Drydock.Images.Tests.Registry;

/// <summary>Images of a registry, read to the end.</summary>
public sealed class RegistryReadTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("drydock-layers-").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Layers_are_read_verified_and_merged()
    {
        await using var fixture = await RegistryFixture.StartAsync();
        fixture.Repository.PushImage("app", layers: 3);
        var contents = await ReadAsync(fixture);
        Assert.Empty(contents.Problems);
        Assert.True(contents.Verified);
        Assert.Equal(["layer0", "layer1", "layer2"], contents.Files.Files.Select(static f => f.Path).Order(StringComparer.Ordinal));
        Assert.Equal(3, fixture.Registry.Log.Count(static r => r.Kind == "blob") - 1);
    }

    [Fact]
    public async Task An_image_whose_layers_are_known_costs_manifest_and_config_only()
    {
        await using var fixture = await RegistryFixture.StartAsync();
        var manifest = fixture.Repository.PushImage("app", layers: 3);
        using var cache = LayerCache.Open(Path.Combine(folder, "layers.db"), TimeProvider.System);
        var first = await ReadAsync(fixture, cache);
        var (requests, bytes) = (fixture.Registry.Log.Count, fixture.Registry.SentBytes);
        var second = await ReadAsync(fixture, cache);
        Assert.Equal(["GET manifest", "GET blob"], fixture.Registry.Log.Skip(requests).Select(static r => $"{r.Method} {r.Kind}"));
        Assert.Equal(manifest.Length + fixture.Repository.Blobs[second.Manifest!.ConfigDigest!.Value].Length, fixture.Registry.SentBytes - bytes);
        Assert.Equal(first.Files.Files.Select(static f => (f.Path, f.Layer)), second.Files.Files.Select(static f => (f.Path, f.Layer)));
    }

    [Fact]
    public async Task A_layer_that_is_cut_for_good_makes_the_result_partial()
    {
        await using var fixture = await RegistryFixture.StartAsync(options: static o => o with { BlobResumes = 1 });
        fixture.Repository.PushImage("app", layers: 2);
        var manifest = await ManifestAsync(fixture);
        fixture.Faults.CutBlob = (99, 100);
        fixture.Faults.Ranges = false;
        var contents = await ReadAsync(fixture, manifest);
        Assert.Equal(2, contents.Problems.Length);
        Assert.All(contents.Problems, static p => Assert.Contains("broke off", p.Wrong, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_layer_that_is_cut_now_and_then_is_read_to_its_end()
    {
        await using var fixture = await RegistryFixture.StartAsync();
        fixture.Repository.PushImage("app", layers: 2);
        var manifest = await ManifestAsync(fixture);
        fixture.Faults.CutBlob = (2, 200);
        var contents = await ReadAsync(fixture, manifest);
        Assert.Empty(contents.Problems);
        Assert.Equal(2, contents.Files.Files.Length);
    }

    [Fact]
    public async Task A_layer_with_other_content_makes_the_result_partial_and_is_not_remembered()
    {
        await using var fixture = await RegistryFixture.StartAsync();
        fixture.Repository.PushImage("app", layers: 2);
        using var cache = LayerCache.Open(Path.Combine(folder, "layers.db"), TimeProvider.System);
        var layer = (await ManifestAsync(fixture)).Layers[0];
        var good = fixture.Repository.Blobs[layer.Digest!.Value];
        fixture.Repository.Blobs[layer.Digest.Value] = Replacement(good.Length);
        var contents = await ReadAsync(fixture, cache);
        Assert.Contains(contents.Problems, p => p.Wrong.Contains(layer.Digest.Value.ToString(), StringComparison.Ordinal));
        fixture.Repository.Blobs[layer.Digest.Value] = good;
        Assert.Empty((await ReadAsync(fixture, cache)).Problems);
    }

    [Fact]
    public async Task A_layer_that_unpacks_to_something_else_than_the_config_says_makes_the_result_partial()
    {
        await using var fixture = await RegistryFixture.StartAsync();
        var layer = Gzip(Tar(("a", "b")));
        var config = Config("linux/amd64", [Digest.OfSha256([1])]);
        fixture.Repository.AddBlob(layer);
        fixture.Repository.AddBlob(config);
        fixture.Repository.AddManifest(Manifest(config, layer), OciManifest, "app");
        var contents = await ReadAsync(fixture);
        Assert.Contains("the config says", Assert.Single(contents.Problems).Wrong, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_layer_that_the_registry_lost_makes_the_result_partial_and_the_others_are_read()
    {
        await using var fixture = await RegistryFixture.StartAsync();
        fixture.Repository.PushImage("app", layers: 3);
        var layer = (await ManifestAsync(fixture)).Layers[1].Digest!.Value;
        fixture.Faults.MissingBlobs.Add(layer);
        var contents = await ReadAsync(fixture);
        Assert.Contains(layer.ToString(), Assert.Single(contents.Problems).Doing, StringComparison.Ordinal);
        Assert.Equal(["layer0", "layer2"], contents.Files.Files.Select(static f => f.Path).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_foreign_layer_is_named_and_not_asked_for()
    {
        await using var fixture = await RegistryFixture.StartAsync();
        var config = Config("linux/amd64", [Digest.OfSha256([1])]);
        fixture.Repository.AddBlob(config);
        var foreign = Descriptor("application/vnd.docker.image.rootfs.foreign.diff.tar.gzip", [1], ""","urls":["http://169.254.169.254/x"]""");
        fixture.Repository.AddManifest(Bytes($$"""{"schemaVersion":2,"config":{{Descriptor(DockerConfig, config)}},"layers":[{{foreign}}]}"""), DockerManifest, "app");
        Assert.Contains("foreign", Assert.Single((await ReadAsync(fixture)).Problems).Wrong, StringComparison.Ordinal);
        Assert.Equal(1, fixture.Registry.Count("blob"));
    }

    /// <summary>A sound layer of a given size that is not the one asked for: stored, not compressed, so that its size can be chosen.</summary>
    private static byte[] Replacement(int length)
    {
        var tar = Tar(("evil", "evil"));
        Assert.InRange(tar.Length, 1, length);
        return [.. tar, .. new byte[length - tar.Length]];
    }

    private static async Task<ImageManifest> ManifestAsync(RegistryFixture fixture)
    {
        await using var source = new RegistrySource(fixture.Client, fixture.Image.With("app", null));
        return await source.ResolveAsync(null, Cancellation);
    }

    private static async Task<ImageContents> ReadAsync(RegistryFixture fixture, LayerCache? cache = null)
    {
        await using var source = new RegistrySource(fixture.Client, fixture.Image.With("app", null));
        return await new ImageReader(new EveryFile(), cache, Limits.Default, TimeProvider.System).ReadAsync(source, null, progress: null, Cancellation);
    }

    /// <summary>Reads with documents that were had before the faults were switched on.</summary>
    private static async Task<ImageContents> ReadAsync(RegistryFixture fixture, ImageManifest manifest)
    {
        await using var source = new KnownManifest(new RegistrySource(fixture.Client, fixture.Image.With("app", null)), manifest);
        return await new ImageReader(new EveryFile(), null, Limits.Default, TimeProvider.System).ReadAsync(source, null, progress: null, Cancellation);
    }

    private sealed class KnownManifest(RegistrySource source, ImageManifest manifest) : IImageSource
    {
        public Task<ImageManifest> ResolveAsync(Platform? platform, CancellationToken cancellationToken) => Task.FromResult(manifest);

        public Task<LayerBlob> OpenLayerAsync(ImageLayer layer, CancellationToken cancellationToken) => source.OpenLayerAsync(layer, cancellationToken);

        public ValueTask DisposeAsync() => source.DisposeAsync();
    }
}
