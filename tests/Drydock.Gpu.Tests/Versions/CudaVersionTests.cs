using CsCheck;
using Drydock.Gpu.Versions;

namespace Drydock.Gpu.Tests.Versions;

public sealed class CudaVersionTests
{
    [Theory]
    [InlineData("12.4", 12, 4, 0)]
    [InlineData("12.4.1", 12, 4, 1)]
    [InlineData("12.4 Update 1", 12, 4, 1)]
    [InlineData("12.4 GA", 12, 4, 0)]
    public void Both_spellings_of_updates_are_read(string text, int major, int minor, int update) =>
        Assert.Equal(new CudaVersion(major, minor, update), CudaVersion.Parse(text));

    [Theory]
    [InlineData("cu124", 12, 4)]
    [InlineData("cu92", 9, 2)]
    [InlineData("cu130", 13, 0)]
    public void A_tag_has_one_digit_for_the_minor_version(string tag, int major, int minor)
    {
        Assert.True(CudaVersion.TryParseTag(tag, out var version));
        Assert.Equal(new CudaVersion(major, minor), version);
        Assert.Equal(tag, version.WheelTag);
    }

    [Theory]
    [InlineData("cpu")]
    [InlineData("cu")]
    [InlineData("cu1")]
    [InlineData("cu00")]
    [InlineData("cu12345")]
    [InlineData("cu12x")]
    [InlineData("rocm6.2")]
    public void Other_tags_name_no_cuda(string tag) => Assert.False(CudaVersion.TryParseTag(tag, out _));

    [Theory]
    [InlineData("")]
    [InlineData("12")]
    [InlineData("12.")]
    [InlineData("12.4.1.2")]
    [InlineData("12.4.1 Update 1")]
    [InlineData("12.4 update one")]
    public void Other_text_is_no_version(string text) => Assert.False(CudaVersion.TryParse(text, out _));

    [Fact]
    public void Written_and_read_again_is_the_same() => Gen.Select(Gen.Int[1, 99], Gen.Int[0, 9], Gen.Int[0, 9]).Sample(static (a, b, c) =>
    {
        var version = new CudaVersion(a, b, c);
        return CudaVersion.Parse(version.ToString()) == version && CudaVersion.TryParseTag(version.WheelTag, out var tag) == (a * 10 >= 10) && tag == version.Line;
    });
}
