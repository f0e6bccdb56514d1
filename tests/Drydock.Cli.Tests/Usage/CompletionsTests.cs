namespace Drydock.Cli.Tests.Usage;

public sealed class CompletionsTests
{
    [Theory]
    [InlineData("drydock ver", "versions")]
    [InlineData("/usr/bin/drydock versions ", "compare")]
    [InlineData("drydock completion ", "zsh")]
    [InlineData("drydock versions list --qu", "--quiet")]
    public async Task What_may_come_next_is_one_a_line(string line, string expected)
    {
        var run = await CliRun.Of($"[suggest:{line.Length}]", line);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains(expected, run.Output.Split('\n'));
    }

    [Fact]
    public async Task What_stands_behind_the_cursor_does_not_count()
    {
        var run = await CliRun.Of("[suggest:11]", "drydock ver xyz");
        Assert.Contains("versions", run.Output.Split('\n'));
    }

    [Theory]
    [InlineData("[suggest:99999999999]")]
    [InlineData("[suggest")]
    public async Task A_position_that_is_none_is_the_end(string directive)
    {
        var run = await CliRun.Of(directive, "drydock ver");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("versions", run.Output.Split('\n'));
    }

    [Theory]
    [InlineData("bash")]
    [InlineData("zsh")]
    [InlineData("fish")]
    [InlineData("pwsh")]
    public async Task Every_shell_has_a_script_that_asks_the_tool(string shell)
    {
        var run = await CliRun.Of("completion", shell);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("[suggest:", run.Output, StringComparison.Ordinal);
    }
}
