using System.Collections.Immutable;
using Drydock.Assessment.Updates;

namespace Drydock.Assessment.Tests.Updates;

public sealed class TellingLinesTests
{
    private static ImmutableArray<string> Of(params IEnumerable<string> lines)
    {
        var telling = new TellingLines();
        foreach (var line in lines) telling.Add(line);
        return telling.Lines;
    }

    [Fact]
    public void Errors_are_kept_wherever_they_stand_and_the_end_is_kept_always()
    {
        var lines = Of([.. Noise(50), "E: Unable to locate package libgl1-mesa-glx", .. Noise(50), "last"]);
        Assert.Equal("E: Unable to locate package libgl1-mesa-glx", lines[0]);
        Assert.Equal("last", lines[^1]);
        Assert.True(lines.Length <= 20, $"{lines.Length} lines");
    }

    [Theory]
    [InlineData("/bin/sh: 1: adduser: not found")]
    [InlineData("#7 0.312 E: Package 'x' has no installation candidate")]
    [InlineData("ERROR: Could not find a version that satisfies the requirement torch==9")]
    [InlineData("npm ERR! code ERESOLVE")]
    [InlineData("ModuleNotFoundError: No module named 'distutils'")]
    [InlineData("./app: error while loading shared libraries: libssl.so.1.1: cannot open shared object file: No such file or directory")]
    public void The_words_of_common_tools_are_known(string line) => Assert.Equal(line, Of([line, .. Noise(30)])[0]);

    [Fact]
    public void A_line_is_told_once_and_a_hostile_one_is_cut()
    {
        Assert.Single(Of("error: x", "error: x"));
        Assert.Equal(501, Of(new string('a', 100_000))[0].Length);
        Assert.True(Of(Enumerable.Range(0, 10_000).Select(static i => $"error: {i}")).Length <= 20);
    }

    private static IEnumerable<string> Noise(int count) => Enumerable.Range(0, count).Select(static i => $"step {i} went well");
}
