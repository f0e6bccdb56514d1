using Drydock.Assessment.Configuration;

namespace Drydock.Assessment.Tests.Configuration;

public sealed class DurationsTests
{
    [Theory]
    [InlineData("90s", 90)]
    [InlineData("15m", 900)]
    [InlineData("36h", 129_600)]
    [InlineData("5d", 432_000)]
    [InlineData("1h30m", 5400)]
    public void Reads_what_people_write(string text, int seconds)
    {
        Assert.True(Durations.TryParse(text, out var duration));
        Assert.Equal(seconds, duration.TotalSeconds);
    }

    [Theory]
    [InlineData("")]
    [InlineData("5")]
    [InlineData("5w")]
    [InlineData("d")]
    [InlineData("-5d")]
    [InlineData("0s")]
    [InlineData("1.5h")]
    [InlineData("999999999d")]
    [InlineData("99999999999s")]
    [InlineData("5d ")]
    public void Refuses_what_is_none(string text) => Assert.False(Durations.TryParse(text, out _));
}
