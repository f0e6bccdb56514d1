using Drydock.Images.Registry;
using Drydock.TestKit.Registry;

namespace Drydock.Images.Tests.Registry;

public sealed class RegistryClientTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_manifest_comes_with_its_digest_type_and_who_answered()
    {
        await using var fixture = await RegistryFixture.StartAsync();
        var document = await fixture.Client.GetManifestAsync(fixture.Image, Cancellation);
        Assert.Equal(fixture.ManifestDigest, document.Digest);
        Assert.Equal(fixture.Manifest, document.Content.ToArray());
        Assert.Equal((RegistryFixture.OciManifest, fixture.Registry.Host), (document.MediaType, document.AnsweredBy));
    }

    [Fact]
    public async Task A_digest_is_checked_by_head_alone()
    {
        await using var fixture = await RegistryFixture.StartAsync(static with => with.RateLimit = (100, 7));
        var head = await fixture.Client.HeadManifestAsync(fixture.Image, Cancellation);
        Assert.Equal(fixture.ManifestDigest, head.Digest);
        Assert.Equal(["HEAD"], fixture.Registry.Log.Where(static r => r.Kind == "manifest").Select(static r => r.Method));
        Assert.Equal(new RegistryRateLimit(100, 7, TimeSpan.FromHours(6)), fixture.Client.RateLimitOf(fixture.Registry.Host));
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task Without_a_digest_header_or_head_the_content_is_hashed(bool noHeader, bool noHead)
    {
        await using var fixture = await RegistryFixture.StartAsync(with => (with.NoDigestHeader, with.NoHead) = (noHeader, noHead));
        Assert.Equal(fixture.ManifestDigest, (await fixture.Client.HeadManifestAsync(fixture.Image, Cancellation)).Digest);
    }

    [Fact]
    public async Task Another_body_for_a_pinned_digest_is_refused()
    {
        await using var fixture = await RegistryFixture.StartAsync(static with => with.OtherManifest = "{}"u8.ToArray());
        var pinned = fixture.Image.With("1", fixture.ManifestDigest);
        var error = await Assert.ThrowsAsync<RegistryException>(() => fixture.Client.GetManifestAsync(pinned, Cancellation));
        Assert.Equal(RegistryFailure.Damaged, error.Failure);
        Assert.Contains(fixture.ManifestDigest.ToString(), error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stated_digest_that_the_body_does_not_have_is_refused()
    {
        await using var fixture = await RegistryFixture.StartAsync(static with => with.OtherManifest = "{}"u8.ToArray());
        Assert.Equal(RegistryFailure.Damaged, (await Assert.ThrowsAsync<RegistryException>(() => fixture.Client.GetManifestAsync(fixture.Image, Cancellation))).Failure);
    }

    [Theory]
    [InlineData("sha256:../../etc/passwd")]
    [InlineData("sha256:ABCDEF")]
    [InlineData("nonsense")]
    public async Task A_digest_header_that_is_no_digest_is_refused(string header)
    {
        await using var fixture = await RegistryFixture.StartAsync(with => with.DigestHeader = header);
        Assert.Equal(RegistryFailure.Damaged, (await Assert.ThrowsAsync<RegistryException>(() => fixture.Client.HeadManifestAsync(fixture.Image, Cancellation))).Failure);
    }

    [Fact]
    public async Task Head_must_answer_with_the_digest_that_was_pinned()
    {
        await using var fixture = await RegistryFixture.StartAsync(static with => with.DigestHeader = Digest.OfSha256("x"u8).ToString());
        var pinned = fixture.Image.With(null, fixture.ManifestDigest);
        Assert.Equal(RegistryFailure.Damaged, (await Assert.ThrowsAsync<RegistryException>(() => fixture.Client.HeadManifestAsync(pinned, Cancellation))).Failure);
    }

    [Fact]
    public async Task Schema_1_is_refused()
    {
        await using var fixture = await RegistryFixture.StartAsync(static with => with.ManifestType = "application/vnd.docker.distribution.manifest.v1+prettyjws");
        var error = await Assert.ThrowsAsync<RegistryException>(() => fixture.Client.GetManifestAsync(fixture.Image, Cancellation));
        Assert.Contains("schema 1", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_document_over_the_limit_is_refused()
    {
        await using var fixture = await RegistryFixture.StartAsync(static with => with.OtherManifest = new byte[(4 << 20) + 1]);
        var error = await Assert.ThrowsAsync<RegistryException>(() => fixture.Client.GetManifestAsync(fixture.Image, Cancellation));
        Assert.Contains("4194304 bytes", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_image_is_said_to_be_missing()
    {
        await using var fixture = await RegistryFixture.StartAsync();
        var error = await Assert.ThrowsAsync<RegistryException>(() => fixture.Client.GetManifestAsync(fixture.Image.With("none", null), Cancellation));
        Assert.Equal((RegistryFailure.NotFound, 404), (error.Failure, error.Status));
        Assert.Contains("check the name and tag", error.Problem.Next, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_blob_names_the_blob_and_the_remedy()
    {
        await using var fixture = await RegistryFixture.StartAsync();
        fixture.Faults.MissingBlobs.Add(fixture.LayerDigest);
        var error = await Assert.ThrowsAsync<RegistryException>(() => fixture.Client.OpenBlobAsync(fixture.Image, fixture.LayerDigest, fixture.Layer.Length, Cancellation));
        Assert.Equal(RegistryFailure.NotFound, error.Failure);
        Assert.Contains(fixture.LayerDigest.ToString(), error.Problem.Doing, StringComparison.Ordinal);
        Assert.Contains("push the image again", error.Problem.Next, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_that_does_not_answer_is_unreachable_after_retries()
    {
        await using var fixture = await RegistryFixture.StartAsync();
        var image = fixture.Image;
        await fixture.Registry.DisposeAsync();
        var error = await Assert.ThrowsAsync<RegistryException>(() => fixture.Client.GetManifestAsync(image, Cancellation));
        Assert.Equal(RegistryFailure.Unreachable, error.Failure);
        Assert.Contains("refuses the connection", error.Message, StringComparison.Ordinal);
        Assert.Equal(3, fixture.Clock.Waits.Count);
    }

    [Fact]
    public async Task An_answer_that_never_comes_ends_in_a_time_out()
    {
        await using var fixture = await RegistryFixture.StartAsync(
            static with => with.StallAnswer = true, options: static o => o with { ResponseTimeout = TimeSpan.FromMilliseconds(100), Attempts = 2 });
        var error = await Assert.ThrowsAsync<RegistryException>(() => fixture.Client.GetManifestAsync(fixture.Image, Cancellation));
        Assert.Contains("sent nothing for 0.1 seconds", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancelling_is_not_mistaken_for_a_time_out()
    {
        await using var fixture = await RegistryFixture.StartAsync(static with => with.StallAnswer = true);
        using var cancelled = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => fixture.Client.GetManifestAsync(fixture.Image, cancelled.Token));
    }

    [Fact]
    public async Task A_small_blob_is_checked_against_size_and_digest()
    {
        await using var fixture = await RegistryFixture.StartAsync();
        Assert.Equal(fixture.Layer, (await fixture.Client.GetBlobAsync(fixture.Image, fixture.LayerDigest, fixture.Layer.Length, Cancellation)).Content.ToArray());
        await Assert.ThrowsAsync<RegistryException>(() => fixture.Client.GetBlobAsync(fixture.Image, fixture.LayerDigest, 5, Cancellation));
        fixture.Faults.WrongBlob = true;
        await Assert.ThrowsAsync<RegistryException>(() => fixture.Client.GetBlobAsync(fixture.Image, fixture.LayerDigest, fixture.Layer.Length, Cancellation));
    }

    [Fact]
    public async Task Mirrors_are_asked_first_and_the_answer_says_who_gave_it()
    {
        await using var upstream = await RegistryFixture.StartAsync();
        await using var mirror = await InProcessRegistry.StartAsync();
        mirror.Repository("hub/test/app").AddManifest(upstream.Manifest, RegistryFixture.OciManifest, "1");
        var options = Mirrored(upstream.Registry.Host, mirror.Host + "/hub");
        using var client = upstream.Other(Drydock.Images.Registry.Credentials.NoCredentials.Instance, options);
        Assert.Equal(mirror.Host, (await client.GetManifestAsync(upstream.Image, Cancellation)).AnsweredBy);
        Assert.Equal(0, upstream.Registry.Count("manifest"));
    }

    [Fact]
    public async Task A_mirror_without_the_image_gives_way_to_the_registry()
    {
        await using var upstream = await RegistryFixture.StartAsync();
        await using var mirror = await InProcessRegistry.StartAsync();
        using var client = upstream.Other(Drydock.Images.Registry.Credentials.NoCredentials.Instance, Mirrored(upstream.Registry.Host, mirror.Host));
        Assert.Equal(upstream.Registry.Host, (await client.GetManifestAsync(upstream.Image, Cancellation)).AnsweredBy);
        var error = await Assert.ThrowsAsync<RegistryException>(() => client.GetManifestAsync(upstream.Image.With("none", null), Cancellation));
        Assert.Contains("before that, mirror " + mirror.Host, error.Message, StringComparison.Ordinal);
    }

    private static RegistryOptions Mirrored(string registry, string mirror) =>
        RegistryOptions.Default with { Mirrors = RegistryOptions.Default.Mirrors.Add(registry, [new RegistryMirror(mirror)]) };
}
