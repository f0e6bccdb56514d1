namespace Drydock.Cli.Tests.Commands;

public sealed class VersionsCompareCommandTests
{
    [Theory]
    [InlineData("deb", "1.0~rc1", "1.0", "<\n")]
    [InlineData("deb", "1:1.0", "2.0", ">\n")]
    [InlineData("pep440", "1.0", "1.0.0", "=\n")]
    [InlineData("apk", "1.2_rc1", "1.2", "<\n")]
    public async Task Prints_one_sign(string scheme, string a, string b, string expected)
    {
        var run = await CliRun.Of("versions", "compare", scheme, a, b);
        Assert.Equal((0, expected, ""), (run.ExitCode, run.Output, run.Error));
    }

    [Fact]
    public async Task Pairs_on_standard_input_give_one_sign_a_line()
    {
        var run = await new CliSetup { Input = "1 2\n2\t1\r\n1 1" }.RunAsync("versions", "compare", "deb");
        Assert.Equal((0, "<\n>\n=\n", ""), (run.ExitCode, run.Output, run.Error));
    }

    [Fact]
    public async Task A_line_that_cannot_be_compared_keeps_its_place()
    {
        var run = await new CliSetup { Input = "1 2\nnot-a version at all\n\n2 1\n" }.RunAsync("versions", "compare", "pep440");
        Assert.Equal((1, "<\n?\n?\n>\n"), (run.ExitCode, run.Output));
        Assert.Equal(2, run.ErrorLines.Count);
        Assert.Contains("line 2", run.ErrorLines[0], StringComparison.Ordinal);
        Assert.Contains("line 3", run.ErrorLines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_without_end_is_refused_in_little_memory()
    {
        var run = await new CliSetup { Input = new string('1', 1_000_000) + "\n1 2\n" }.RunAsync("versions", "compare", "deb");
        Assert.Equal((1, "?\n<\n"), (run.ExitCode, run.Output));
        Assert.Contains("longer than", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_version_that_is_none_is_told()
    {
        var run = await CliRun.Of("versions", "compare", "semver", "banana", "1");
        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Contains("banana", Assert.Single(run.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_version_that_looks_like_an_option_goes_behind_two_dashes()
    {
        var run = await CliRun.Of("versions", "compare", "--", "deb", "1", "1");
        Assert.Equal((0, "=\n"), (run.ExitCode, run.Output));
    }

    [Theory]
    [InlineData("one version is missing", "deb", "1")]
    [InlineData("did you mean 'pep440'?", "pep44", "1", "2")]
    public async Task A_misuse_is_told(string expected, params string[] arguments)
    {
        var run = await CliRun.Of(["versions", "compare", .. arguments]);
        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_names_every_scheme()
    {
        var run = await CliRun.Of("versions", "list");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("\npep440", "\n" + run.Output, StringComparison.Ordinal);
    }
}
