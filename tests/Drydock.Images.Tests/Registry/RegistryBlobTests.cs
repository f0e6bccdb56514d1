using Drydock.Images.Registry;
using Drydock.TestKit.Registry;

namespace Drydock.Images.Tests.Registry;

public sealed class RegistryBlobTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_blob_arrives_whole_for_synchronous_and_asynchronous_readers()
    {
        await using var fixture = await RegistryFixture.StartAsync();
        Assert.Equal(fixture.Layer, await ReadAsync(fixture));
        await using var stream = await fixture.Client.OpenBlobAsync(fixture.Image, fixture.LayerDigest, fixture.Layer.Length, Cancellation);
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        Assert.Equal(fixture.Layer, copy.ToArray());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_cut_blob_is_taken_up_where_it_was_cut(bool ranges)
    {
        await using var fixture = await RegistryFixture.StartAsync(with => (with.CutBlob, with.Ranges) = ((2, 40_000), ranges));
        Assert.Equal(fixture.Layer, await ReadAsync(fixture));
        var requests = fixture.Registry.Log.Where(static r => r.Kind == "blob").ToList();
        Assert.Null(requests[0].Range);
        Assert.All(requests.Skip(1), static r => Assert.StartsWith("bytes=", r.Range, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_blob_that_is_always_cut_is_an_error_and_never_a_shorter_layer()
    {
        await using var fixture = await RegistryFixture.StartAsync(static with => (with.CutBlob, with.Ranges) = ((99, 10), false));
        var error = await Assert.ThrowsAsync<RegistryException>(() => ReadAsync(fixture));
        Assert.Contains($"of {fixture.Layer.Length} bytes", error.Message, StringComparison.Ordinal);
        Assert.Equal(RegistryFailure.Unreachable, error.Failure);
    }

    [Fact]
    public async Task A_blob_that_stalls_is_asked_for_again_and_given_up()
    {
        await using var fixture = await RegistryFixture.StartAsync(
            static with => with.StallBlob = true, options: static o => o with { ResponseTimeout = TimeSpan.FromMilliseconds(100), BlobResumes = 1 });
        await Assert.ThrowsAsync<RegistryException>(() => ReadAsync(fixture));
        Assert.Equal(2, fixture.Registry.Count("blob"));
    }

    [Fact]
    public async Task A_blob_longer_than_the_manifest_says_is_refused()
    {
        await using var fixture = await RegistryFixture.StartAsync(static with => with.LongBlob = true);
        var error = await Assert.ThrowsAsync<RegistryException>(() => ReadAsync(fixture));
        Assert.Equal(RegistryFailure.Damaged, error.Failure);
    }

    [Fact]
    public async Task Authorization_does_not_follow_a_redirect_to_another_host()
    {
        await using var elsewhere = await InProcessRegistry.StartAsync();
        await using var fixture = await RegistryFixture.StartAsync(static with => with.Bearer = true);
        elsewhere.Repository("test/app").AddBlob(fixture.Layer);
        fixture.Faults.BlobRedirect = "http://" + elsewhere.Host;
        Assert.Equal(fixture.Layer, await ReadAsync(fixture));
        Assert.All(fixture.Registry.Log.Where(static r => r.Kind == "blob").Skip(1), static r => Assert.Equal("Bearer", r.Authorization));
        Assert.All(elsewhere.Log, static r => Assert.Null(r.Authorization));
        Assert.Equal(1, elsewhere.Count("blob"));
    }

    [Fact]
    public async Task A_circle_of_redirects_ends_after_five()
    {
        await using var fixture = await RegistryFixture.StartAsync(static with => with.RedirectLoop = true);
        var error = await Assert.ThrowsAsync<RegistryException>(() => fixture.Client.GetManifestAsync(fixture.Image, Cancellation));
        Assert.Equal(RegistryFailure.Forbidden, error.Failure);
        Assert.Equal(6, fixture.Registry.Count("manifest"));
    }

    [Theory]
    [InlineData("http://169.254.169.254/latest/meta-data")]
    [InlineData("ftp://example.org/x")]
    [InlineData("http://user:secret-canary@example.org/x")]
    public async Task Redirects_to_forbidden_places_are_not_followed(string location)
    {
        await using var fixture = await RegistryFixture.StartAsync(with => with.BlobRedirect = location);
        var error = await Assert.ThrowsAsync<RegistryException>(() => ReadAsync(fixture));
        Assert.Equal(RegistryFailure.Forbidden, error.Failure);
        Assert.DoesNotContain("secret-canary", error.ToString(), StringComparison.Ordinal);
    }

    private static async Task<byte[]> ReadAsync(RegistryFixture fixture)
    {
        await using var stream = await fixture.Client.OpenBlobAsync(fixture.Image, fixture.LayerDigest, fixture.Layer.Length, Cancellation);
        using var copy = new MemoryStream();
        await stream.CopyToAsync(copy, Cancellation);
        return copy.ToArray();
    }
}
