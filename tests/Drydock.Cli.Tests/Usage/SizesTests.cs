using Drydock.Cli.Usage;

namespace Drydock.Cli.Tests.Usage;

public sealed class SizesTests
{
    [Theory]
    [InlineData("0B", 0)]
    [InlineData("512 B", 512)]
    [InlineData("200MB", 200_000_000)]
    [InlineData("1gb", 1_000_000_000)]
    [InlineData("4KiB", 4096)]
    [InlineData("2GiB", 2_147_483_648)]
    public void Reads_what_people_write(string text, long bytes)
    {
        Assert.True(Sizes.TryParse(text, out var read));
        Assert.Equal(bytes, read);
    }

    [Theory]
    [InlineData("")]
    [InlineData("5")]
    [InlineData("GB")]
    [InlineData("-1GB")]
    [InlineData("1.5GB")]
    [InlineData("1TB")]
    [InlineData("999999999999GiB")]
    [InlineData("9999999999999B")]
    public void Refuses_what_is_none(string text) => Assert.False(Sizes.TryParse(text, out _));
}
