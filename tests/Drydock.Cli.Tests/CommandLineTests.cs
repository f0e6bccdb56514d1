namespace Drydock.Cli.Tests;

public sealed class CommandLineTests
{
    [Fact]
    public async Task The_version_goes_to_standard_output()
    {
        var run = await CliRun.Of("--version");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Matches(@"^\d+\.\d+\.\d+\n$", run.Output);
    }

    [Fact]
    public async Task Help_goes_to_standard_output()
    {
        var run = await CliRun.Of("--help");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.StartsWith("Keeps the base images", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData]
    [InlineData("versions")]
    public async Task A_command_that_is_missing_is_no_pass(params string[] arguments)
    {
        var run = await CliRun.Of(arguments);
        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Contains("Commands:", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("unknown command 'verisons' (did you mean 'versions'?)", "verisons")]
    [InlineData("unknown command 'versoins' (did you mean 'versions'?)", "versoins", "list")]
    [InlineData("unknown option '--quite' (did you mean '--quiet'?)", "versions", "list", "--quite")]
    [InlineData("unknown option '--verbsoe' (did you mean '--verbose'?)", "versions", "compare", "--verbsoe=true", "deb", "1")]
    [InlineData("unknown command 'xyzzy'", "xyzzy")]
    [InlineData("unexpected argument 'four'", "versions", "compare", "deb", "2", "3", "four")]
    [InlineData("'bsh' is not a shell that is known (did you mean 'bash'?)", "completion", "bsh")]
    public async Task A_mistyped_word_is_told_with_the_nearest_known_one(string expected, params string[] arguments)
    {
        var run = await CliRun.Of(arguments);
        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Single(run.ErrorLines);
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
        Assert.Contains("--help'", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_other_tools_taught_is_understood()
    {
        Assert.Equal(await CliRun.Of("versions", "compare", "--help"), await CliRun.Of("help", "versions", "compare"));
        Assert.Equal(await CliRun.Of("--version"), await CliRun.Of("version"));
    }

    [Fact]
    public async Task A_flag_takes_its_default_from_the_environment()
    {
        var run = await new CliSetup { Variables = { ["DRYDOCK_QUIET"] = "perhaps" } }.RunAsync("versions", "list");
        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Contains("DRYDOCK_QUIET", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("yes")]
    [InlineData("False")]
    [InlineData("")]
    public async Task A_switch_in_the_environment_is_written_as_people_do(string value)
    {
        var run = await new CliSetup { Variables = { ["DRYDOCK_VERBOSE"] = value } }.RunAsync("versions", "list");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
    }

    [Fact]
    public async Task A_flag_on_the_command_line_wins_over_the_environment()
    {
        var run = await new CliSetup { Variables = { ["DRYDOCK_QUIET"] = "perhaps" } }.RunAsync("versions", "list", "--quiet");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
    }

    [Fact]
    public async Task A_reader_that_goes_away_ends_nothing_badly()
    {
        await using var closed = new FailingStream(32);
        var run = await new CliSetup { Output = closed }.RunAsync("--help");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
    }

    [Fact]
    public async Task A_full_disk_behind_standard_output_is_an_error()
    {
        await using var full = new FailingStream(28);
        var run = await new CliSetup { Output = full }.RunAsync("--help");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("writing standard output", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_interrupted_command_ends_with_130()
    {
        using var source = new CancellationTokenSource();
        await source.CancelAsync();
        var run = await new CliSetup { Cancellation = source.Token, Input = "1 2\n" }.RunAsync("versions", "compare", "deb");
        Assert.Equal((130, "interrupted\n"), (run.ExitCode, run.Error));
    }

    private sealed class FailingStream(int errno) : MemoryStream
    {
        public override void Write(byte[] buffer, int offset, int count) => throw new IOException("it does not work", errno);
    }
}
