using CsCheck;
using Drydock.Gpu.Versions;

namespace Drydock.Gpu.Tests.Versions;

public sealed class PythonVersionTests
{
    [Theory]
    [InlineData("3.12", "3.12")]
    [InlineData("3.12.7", "3.12")]
    [InlineData("3.14.0rc1", "3.14")]
    [InlineData("3.13t", "3.13t")]
    public void The_minor_version_counts(string text, string expected) => Assert.Equal(expected, PythonVersion.Parse(text).ToString());

    [Theory]
    [InlineData("")]
    [InlineData("3")]
    [InlineData("3.")]
    [InlineData("latest")]
    [InlineData("3.12-slim")]
    [InlineData("3.x")]
    public void Other_text_is_no_version(string text) => Assert.False(PythonVersion.TryParse(text, out _));

    [Fact]
    public void Two_digits_come_after_one() => Assert.True(PythonVersion.Parse("3.9") < PythonVersion.Parse("3.10"));

    [Fact]
    public void Written_and_read_again_is_the_same() => Gen.Select(Gen.Int[2, 4], Gen.Int[0, 30], Gen.Bool).Sample(static (a, b, t) =>
        PythonVersion.Parse(new PythonVersion(a, b, t).ToString()) == new PythonVersion(a, b, t));
}
