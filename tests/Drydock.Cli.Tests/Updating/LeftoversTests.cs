using Drydock.Cli.Updating;
using Microsoft.Extensions.Time.Testing;

namespace Drydock.Cli.Tests.Updating;

public sealed class LeftoversTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 26, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Names_tell_their_time_and_fit_where_they_are_used()
    {
        var clock = new FakeTimeProvider(Now);
        var (container, image) = (Leftovers.Container(clock), Leftovers.Image(clock, "api"));
        Assert.StartsWith("localhost/drydock-update/api:1795680000-", image, StringComparison.Ordinal);
        Assert.True(container.Length <= 63, "a host name has 63 characters at most");
        Assert.NotEqual(container, Leftovers.Container(clock));
        Assert.False(Leftovers.IsOlder(container, "drydock-update-", Now));
        Assert.True(Leftovers.IsOlder(container, "drydock-update-", Now.AddSeconds(1)));
        Assert.True(Leftovers.IsOlder(image, "localhost/drydock-update/api:", Now.AddSeconds(1)));
    }

    [Theory]
    [InlineData("drydock-update-mine")]
    [InlineData("drydock-update-1")]
    [InlineData("drydock-update-1.5-x")]
    [InlineData("drydock-update-999999999999-x")]
    [InlineData("my-drydock-update-1-x")]
    public void What_has_another_name_is_somebody_elses(string name) => Assert.False(Leftovers.IsOlder(name, "drydock-update-", Now));
}
