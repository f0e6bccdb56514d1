using System.Text.Json;

namespace Drydock.Cli.Tests.Commands;

public sealed class ScanCommandTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly CliSetup setup;

    public ScanCommandTests() => setup = new CliSetup { CurrentFolder = folder.Path, Variables = { ["HOME"] = folder.Path } };

    private string Requirements => folder.Write("requirements.txt", "pillow==9.0.0\nrequests==2.19.0\n");

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task The_sample_is_announced_loudly()
    {
        var run = await setup.RunAsync("scan", Requirements, "--quiet");
        Assert.StartsWith("warning: there is no advisory database at ", run.Error, StringComparison.Ordinal);
        Assert.Contains("bundled sample", run.Error, StringComparison.Ordinal);
        Assert.Contains("SAMPLE DATA", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Machine_output_on_standard_output_is_nothing_but_the_report()
    {
        var run = await setup.RunAsync("scan", Requirements, "--format", "json");
        using var report = JsonDocument.Parse(run.Output);
        Assert.NotEmpty(report.RootElement.GetProperty("findings").EnumerateArray());
    }

    [Fact]
    public async Task The_gate_has_its_own_exit_code()
    {
        Assert.Equal(0, (await setup.RunAsync("scan", Requirements)).ExitCode);
        Assert.Equal(2, (await setup.RunAsync("scan", Requirements, "--fail-on", "low")).ExitCode);
        Assert.Equal(7, (await setup.RunAsync("scan", Requirements, "--fail-on", "low", "--exit-code", "7")).ExitCode);
    }

    [Fact]
    public async Task Hidden_rows_do_not_move_the_gate() =>
        Assert.Equal(2, (await setup.RunAsync("cves", Requirements, "--fail-on", "low", "-s", "negligible")).ExitCode);

    [Fact]
    public async Task The_gate_can_come_from_the_environment()
    {
        setup.Variables["DRYDOCK_FAIL_ON"] = "low";
        Assert.Equal(2, (await setup.RunAsync("scan", Requirements)).ExitCode);
    }

    [Fact]
    public async Task Several_outputs_are_written_in_one_run()
    {
        var run = await setup.RunAsync("scan", Requirements, "-o", "sarif=out.sarif", "-o", "json=out.json", "-o", "markdown=-");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("\"2.1.0\"", folder.Read("out.sarif"), StringComparison.Ordinal);
        Assert.StartsWith("{", folder.Read("out.json"), StringComparison.Ordinal);
        Assert.StartsWith("#", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_takes_the_place_of_standard_output()
    {
        var run = await setup.RunAsync("scan", Requirements, "--format", "json", "-o", "out.json");
        Assert.Equal((0, ""), (run.ExitCode, run.Output));
        Assert.StartsWith("{", folder.Read("out.json"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_cannot_be_written_is_an_error_and_the_rest_is_written()
    {
        var run = await setup.RunAsync("scan", Requirements, "-o", "json=no/such/out.json", "-o", "sarif=out.sarif");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("writing", run.Error, StringComparison.Ordinal);
        Assert.NotEmpty(run.Output);
        Assert.NotEmpty(folder.Read("out.sarif"));
    }

    [Theory]
    [InlineData("'jsn' is not a format (did you mean 'json'?)", "--format", "jsn")]
    [InlineData("'sarfi' is not a format (did you mean 'sarif'?)", "-o", "sarfi=x")]
    [InlineData("'-o json' would write a file of that name", "-o", "json")]
    [InlineData("two reports go to standard output", "-o", "-", "-o", "json=-")]
    [InlineData("'hihg' is not a severity (did you mean 'high'?)", "--fail-on", "hihg")]
    [InlineData("'crtical' is not a severity (did you mean 'critical'?)", "--severity", "high,crtical")]
    [InlineData("unknown option '--fail-onn' (did you mean '--fail-on'?)", "--fail-onn", "high")]
    [InlineData("'256' is not an exit code", "--exit-code", "256")]
    [InlineData("'soon' is not a duration", "--timeout", "soon")]
    [InlineData("'linux/' is not a platform", "--platform", "linux/")]
    public async Task A_value_that_is_wrong_is_told_before_anything_is_read(string expected, params string[] arguments)
    {
        var run = await setup.RunAsync(["scan", Requirements, .. arguments]);
        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Contains(expected, Assert.Single(run.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_value_from_the_environment_names_the_variable()
    {
        setup.Variables["DRYDOCK_FAIL_ON"] = "hihg";
        var run = await setup.RunAsync("scan", Requirements);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("set by DRYDOCK_FAIL_ON", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_target_that_is_not_there_is_one_sentence()
    {
        var run = await setup.RunAsync("scan", "./no/such/thing.tar");
        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.StartsWith("error: ", Assert.Single(run.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_target_is_a_usage_error()
    {
        var run = await setup.RunAsync("scan");
        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Contains("'drydock scan --help'", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Colours_are_for_terminals()
    {
        var terminal = new CliSetup { CurrentFolder = folder.Path, Variables = { ["HOME"] = folder.Path }, OutputIsTerminal = true, ErrorIsTerminal = true };
        Assert.Contains("\u001b[", (await terminal.RunAsync("scan", Requirements)).Output, StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b[", (await terminal.RunAsync("scan", Requirements, "--no-color")).Output, StringComparison.Ordinal);
        terminal.Variables["NO_COLOR"] = "1";
        Assert.DoesNotContain("\u001b[", (await terminal.RunAsync("scan", Requirements)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Secrets_in_the_environment_are_never_printed()
    {
        const string Canary = "canary-8c1f";
        foreach (var name in new[] { "DRYDOCK_REGISTRY_PASSWORD", "DRYDOCK_REGISTRY_TOKEN", "DOCKER_AUTH_CONFIG" }) setup.Variables[name] = Canary;
        foreach (var arguments in new[] { ["scan", Requirements, "--verbose"], ["scan", "./nothing", "--verbose"], ["scan", "--wrong"], new[] { "--help" } })
        {
            var run = await setup.RunAsync(arguments);
            Assert.DoesNotContain(Canary, run.Output + run.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_same_target_gives_the_same_bytes()
    {
        setup.Variables["SOURCE_DATE_EPOCH"] = "1790000000";
        foreach (var format in new[] { "json", "sarif", "cyclonedx", "markdown", "table" })
        {
            var first = await setup.RunAsync("scan", Requirements, "--format", format);
            Assert.Equal(first, await setup.RunAsync("scan", Requirements, "--format", format));
        }
    }

    [Fact]
    public async Task A_bill_of_materials_needs_no_database()
    {
        var run = await setup.RunAsync("sbom", Requirements, "-o", "spdx=bom.spdx.json");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("CycloneDX", run.Output, StringComparison.Ordinal);
        Assert.Contains("SPDX-2.3", folder.Read("bom.spdx.json"), StringComparison.Ordinal);
    }
}
