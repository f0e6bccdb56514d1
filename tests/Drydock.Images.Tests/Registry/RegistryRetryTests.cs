using System.Globalization;
using Drydock.Images.Registry;

namespace Drydock.Images.Tests.Registry;

public sealed class RegistryRetryTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task Passing_failures_are_waited_out_with_growing_delays(int status)
    {
        await using var fixture = await RegistryFixture.StartAsync(with => with.FailFirst = (3, status));
        await fixture.Client.GetManifestAsync(fixture.Image, Cancellation);
        var waits = fixture.Clock.Waits;
        Assert.Equal(3, waits.Count);
        Assert.InRange(waits[0], TimeSpan.FromSeconds(0.25), TimeSpan.FromSeconds(0.5));
        Assert.InRange(waits[1], TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(1));
        Assert.InRange(waits[2], TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2));
    }

    [Fact]
    public async Task Retry_after_in_seconds_is_honoured()
    {
        await using var fixture = await RegistryFixture.StartAsync(static with => (with.FailFirst, with.RetryAfter) = ((1, 429), "7"));
        await fixture.Client.GetManifestAsync(fixture.Image, Cancellation);
        Assert.Equal([TimeSpan.FromSeconds(7)], fixture.Clock.Waits);
    }

    [Fact]
    public async Task Retry_after_as_a_date_is_honoured()
    {
        await using var fixture = await RegistryFixture.StartAsync(static with => with.FailFirst = (1, 503));
        fixture.Faults.RetryAfter = fixture.Clock.GetUtcNow().AddSeconds(20).ToString("R", CultureInfo.InvariantCulture);
        await fixture.Client.GetManifestAsync(fixture.Image, Cancellation);
        Assert.Equal([TimeSpan.FromSeconds(20)], fixture.Clock.Waits);
    }

    [Fact]
    public async Task A_registry_that_asks_for_an_hour_is_not_waited_for()
    {
        await using var fixture = await RegistryFixture.StartAsync(static with => (with.FailFirst, with.RetryAfter) = ((9, 429), "3600"));
        var error = await Assert.ThrowsAsync<RegistryException>(() => fixture.Client.GetManifestAsync(fixture.Image, Cancellation));
        Assert.Equal(RegistryFailure.RateLimited, error.Failure);
        Assert.Contains("3600 seconds", error.Message, StringComparison.Ordinal);
        Assert.Empty(fixture.Clock.Waits);
    }

    [Fact]
    public async Task Retries_end()
    {
        await using var fixture = await RegistryFixture.StartAsync(static with => with.FailFirst = (99, 503));
        var error = await Assert.ThrowsAsync<RegistryException>(() => fixture.Client.GetManifestAsync(fixture.Image, Cancellation));
        Assert.Equal((RegistryFailure.Unreachable, 503), (error.Failure, error.Status));
        Assert.Equal(4, fixture.Registry.Count("manifest"));
    }

    [Theory]
    [InlineData(400)]
    [InlineData(403)]
    [InlineData(404)]
    public async Task Lasting_failures_are_not_repeated(int status)
    {
        await using var fixture = await RegistryFixture.StartAsync(with => with.FailFirst = (99, status));
        await Assert.ThrowsAsync<RegistryException>(() => fixture.Client.GetManifestAsync(fixture.Image, Cancellation));
        Assert.Equal(1, fixture.Registry.Count("manifest"));
    }
}
