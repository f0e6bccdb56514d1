using CsCheck;
using Drydock.Gpu.Versions;

namespace Drydock.Gpu.Tests.Versions;

public sealed class GpuArchitectureTests
{
    [Theory]
    [InlineData("sm_90", 9, 0)]
    [InlineData("sm90", 9, 0)]
    [InlineData("SM_120", 12, 0)]
    [InlineData("compute_86", 8, 6)]
    [InlineData("8.9", 8, 9)]
    [InlineData("10.3", 10, 3)]
    public void Every_spelling_is_read(string text, int major, int minor)
    {
        Assert.True(GpuArchitecture.TryParse(text, out var architecture));
        Assert.Equal(new GpuArchitecture(major, minor), architecture);
    }

    [Theory]
    [InlineData("")]
    [InlineData("90")]
    [InlineData("H100")]
    [InlineData("sm_")]
    [InlineData("sm_9")]
    [InlineData("9.")]
    [InlineData("sm_9000")]
    [InlineData("9.10")]
    public void Other_text_is_none(string text) => Assert.False(GpuArchitecture.TryParse(text, out _));

    [Theory]
    [InlineData("sm_89", "sm_86", true)]
    [InlineData("sm_86", "sm_86", true)]
    [InlineData("sm_80", "sm_86", false)]
    [InlineData("sm_90", "sm_86", false)]
    [InlineData("sm_103", "sm_100", true)]
    [InlineData("sm_120", "sm_100", false)]
    public void Machine_code_runs_on_the_same_or_a_later_minor_version(string gpu, string built, bool runs) =>
        Assert.Equal(runs, GpuArchitecture.Parse(gpu).RunsBinaryFor(GpuArchitecture.Parse(built)));

    [Fact]
    public void Written_and_read_again_is_the_same() => Gen.Select(Gen.Int[1, 99], Gen.Int[0, 9]).Sample(static (a, b) =>
        GpuArchitecture.Parse(new GpuArchitecture(a, b).ToString()) == new GpuArchitecture(a, b));
}
