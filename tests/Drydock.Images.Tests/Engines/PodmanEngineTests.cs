using System.Formats.Tar;
using Drydock.Images.Engines;

namespace Drydock.Images.Tests.Engines;

/// <summary>Against a real engine: Podman, which speaks Docker's API.</summary>
public sealed class PodmanEngineTests(PodmanService podman) : IClassFixture<PodmanService>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_image_is_resolved_by_name_and_by_id()
    {
        using var engine = await EngineAsync();
        await using var source = await engine.OpenAsync("localhost/drydock/web:1", Cancellation);
        var manifest = await source.ResolveAsync(null, Cancellation);
        Assert.Equal("localhost/drydock/web:1", manifest.Reference);
        Assert.Equal("linux", manifest.Platform.Os);
        var layer = Assert.Single(manifest.Layers);
        Assert.NotNull(layer.DiffId);
        Assert.Equal("1000", manifest.User);
        Assert.Equal("yes", manifest.Labels["org.example"]);
        Assert.Contains("PATH=/bin", manifest.Environment);
        Assert.False(Assert.Single(manifest.History).EmptyLayer);
        await using var byId = await engine.OpenAsync(manifest.ConfigDigest.ToString()!, Cancellation);
        Assert.Equal(manifest.Layers[0].DiffId, (await byId.ResolveAsync(null, Cancellation)).Layers[0].DiffId);
    }

    [Fact]
    public async Task The_archive_is_a_stream_with_the_layer_that_was_announced()
    {
        using var engine = await EngineAsync();
        await using var source = await engine.OpenAsync("localhost/drydock/web:1", Cancellation);
        var manifest = await source.ResolveAsync(null, Cancellation);
        await using var archive = await source.OpenArchiveAsync(Cancellation);
        var digests = new List<Digest>();
        await using var reader = new TarReader(archive);
        while (await reader.GetNextEntryAsync(cancellationToken: Cancellation) is { } entry)
        {
            if (entry.DataStream is null) continue;
            using var content = new MemoryStream();
            await entry.DataStream.CopyToAsync(content, Cancellation);
            digests.Add(Digest.OfSha256(content.ToArray()));
        }

        Assert.Contains(manifest.Layers[0].DiffId!.Value, digests);
        Assert.Contains(manifest.ConfigDigest!.Value, digests);
    }

    [Fact]
    public async Task Local_images_are_listed_and_filtered()
    {
        using var engine = await EngineAsync();
        var images = await engine.ListImagesAsync(Cancellation);
        Assert.Equal(["localhost/drydock/python:3.12", "localhost/drydock/web:1"], images.SelectMany(static i => i.Names));
        Assert.Equal(["localhost/drydock/python:3.12"], images.Where(static i => i.Matches("python")).SelectMany(static i => i.Names));
        Assert.All(images, static i => Assert.True(i.Size > 0 && !i.Dangling));
    }

    [Fact]
    public async Task An_absent_image_says_where_it_is_absent_and_what_to_do()
    {
        using var engine = await EngineAsync();
        var error = await Assert.ThrowsAsync<EngineException>(() => engine.OpenAsync("localhost/drydock/none:1", Cancellation));
        Assert.Equal(EngineFailure.NotFound, error.Failure);
        Assert.Contains("podman engine at /", error.Message, StringComparison.Ordinal);
        Assert.Contains("registry:", error.Problem.Next, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_platform_than_the_engine_has_is_refused()
    {
        using var engine = await EngineAsync();
        await using var source = await engine.OpenAsync("localhost/drydock/web:1", Cancellation);
        var error = await Assert.ThrowsAsync<EngineException>(() => source.ResolveAsync(new Platform("linux", "s390x"), Cancellation));
        Assert.Contains("not for linux/s390x", error.Message, StringComparison.Ordinal);
    }

    private Task<ContainerEngine> EngineAsync()
    {
        Assert.SkipUnless(podman.Missing is null, podman.Missing ?? "");
        return podman.ConnectAsync();
    }
}
