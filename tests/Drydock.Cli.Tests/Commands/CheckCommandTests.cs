using System.Text.Json;

namespace Drydock.Cli.Tests.Commands;

/// <summary><c>drydock check</c> and <c>drydock explain</c>.</summary>
public sealed class CheckCommandTests : IDisposable
{
    private const string Redirect = "FROM python:3.12.11-slim-bookworm\r\nRUN pip install fastapi>=0.104.0\r\nUSER 1000:1000\r\nCMD [\"python\"]";

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    private Task<CliRun> Check(params string[] arguments) => new CliSetup { CurrentFolder = folder.Path }.RunAsync(["check", "--no-shellcheck", .. arguments]);

    [Fact]
    public async Task Every_dockerfile_below_a_folder_is_found_under_its_usual_names()
    {
        foreach (var name in (string[])["Dockerfile", "a/Dockerfile.prod", "b/web.Dockerfile", "c/Containerfile", "node_modules/x/Dockerfile", "d/Dockerfile.md", "e/Dockerfile.dockerignore"]) folder.Write(name, "FROM debian\n");
        var run = await Check("--only", "base-untagged", "--format", "json");
        var files = JsonDocument.Parse(run.Output).RootElement.EnumerateArray().Select(static r => r.GetProperty("file").GetString());

        Assert.Equal(["Dockerfile", "a/Dockerfile.prod", "b/web.Dockerfile", "c/Containerfile"], files);
    }

    [Fact]
    public async Task Json_has_rule_aliases_severity_place_message_and_fix()
    {
        folder.Write("Dockerfile", Redirect);
        var run = await Check("--format", "json", "--only", "SC2261");
        var result = Assert.Single(JsonDocument.Parse(run.Output).RootElement.EnumerateArray());

        Assert.Equal(2, run.ExitCode);
        Assert.Equal(("version-spec-redirect", "error", "Dockerfile", 2, 17, 2), (result.GetProperty("rule").GetString(), result.GetProperty("severity").GetString(), result.GetProperty("file").GetString(), result.GetProperty("line").GetInt32(), result.GetProperty("column").GetInt32(), result.GetProperty("endLine").GetInt32()));
        Assert.Equal("[\"SC2261\"]", result.GetProperty("aliases").GetRawText().Replace(" ", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal));
        Assert.Equal("safe", result.GetProperty("fix").GetProperty("class").GetString());
    }

    [Fact]
    public async Task Mending_changes_only_what_it_says_and_a_second_run_changes_nothing()
    {
        folder.Write("Dockerfile", Redirect);
        var first = await Check("--fix", "--only", "version-spec-redirect");
        var mended = folder.Read("Dockerfile");
        var second = await Check("--fix", "--only", "version-spec-redirect");

        Assert.Equal(Redirect.Replace("fastapi>=0.104.0", "\"fastapi>=0.104.0\"", StringComparison.Ordinal), mended);
        Assert.Equal((0, "Dockerfile: mended version-spec-redirect"), (first.ExitCode, first.ErrorLines[0]));
        Assert.Equal((0, "", mended), (second.ExitCode, second.Error, folder.Read("Dockerfile")));
    }

    [Fact]
    public async Task A_diff_is_shown_and_nothing_is_written()
    {
        folder.Write("Dockerfile", Redirect);
        var run = await Check("--diff", "--only", "version-spec-redirect");

        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("--- a/Dockerfile\n+++ b/Dockerfile\n@@ -1,4 +1,4 @@\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("\n-RUN pip install fastapi>=0.104.0\r\n+RUN pip install \"fastapi>=0.104.0\"\r\n", run.Output, StringComparison.Ordinal);
        Assert.Equal(Redirect, folder.Read("Dockerfile"));
    }

    [Fact]
    public async Task Standard_input_is_mended_to_standard_output()
    {
        var run = await new CliSetup { Input = Redirect }.RunAsync("check", "--no-shellcheck", "--fix", "--only", "version-spec-redirect", "-");

        Assert.Equal((0, Redirect.Replace("fastapi>=0.104.0", "\"fastapi>=0.104.0\"", StringComparison.Ordinal)), (run.ExitCode, run.Output));
    }

    [Theory]
    [InlineData("# drydock ignore=version-spec-redirect reason=\"known\" until=2999-01-31\n", 0)]
    [InlineData("# hadolint ignore=SC2261\n", 0)]
    [InlineData("# drydock ignore=version-spec-redirect until=2001-01-31\n", 2)]
    [InlineData("# drydock ignore=base-untagged\n", 2)]
    [InlineData("", 2)]
    public async Task A_comment_switches_a_rule_off_until_its_day(string comment, int expected)
    {
        folder.Write("Dockerfile", $"FROM python:3.12.11-slim-bookworm\n{comment}RUN pip install a>=1\nUSER 1000:1000\n");

        Assert.Equal(expected, (await Check("--only", "version-spec-redirect,unused-ignore,expired-ignore", "--fail-on", "error")).ExitCode);
    }

    [Theory]
    [InlineData("'base-untaged' (did you mean 'base-untagged'?)", "--only", "base-untaged")]
    [InlineData("'hgih' is not a severity of a rule (did you mean 'high'?)", "--fail-on", "hgih")]
    [InlineData("'jsno' is not a format (did you mean 'json'?)", "--format", "jsno")]
    [InlineData("--fix=ask needs a terminal", "--fix=ask")]
    [InlineData("there is no such file or folder", "nowhere")]
    public async Task A_mistake_on_the_command_line_is_one_sentence(string expected, params string[] arguments)
    {
        folder.Write("Dockerfile", "FROM debian:12.11\n");
        var run = await Check(arguments);

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Contains(expected, Assert.Single(run.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_without_a_dockerfile_is_no_pass()
    {
        var run = await Check();

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("it holds no Dockerfile", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_builders_reject_is_never_clean()
    {
        folder.Write("Dockerfile", "FROM a\nENV x\n");
        var run = await Check("--format", "json");

        Assert.NotEqual(0, run.ExitCode);
    }

    [Theory]
    [InlineData("base-untagged")]
    [InlineData("DL3006")]
    [InlineData("dl3006")]
    public async Task A_rule_is_explained_by_any_of_its_ids(string id)
    {
        var run = await CliRun.Of("explain", id);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("base-untagged: ", run.Output, StringComparison.Ordinal);
        Assert.Contains("# drydock ignore=base-untagged", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_of_rules_has_ids_and_aliases()
    {
        var text = await CliRun.Of("check", "--list-rules");
        var json = await CliRun.Of("check", "--list-rules", "--format", "json");
        var rules = JsonDocument.Parse(json.Output).RootElement;

        Assert.Contains("version-spec-redirect", text.Output, StringComparison.Ordinal);
        Assert.Contains(rules.EnumerateArray(), static r => r.GetProperty("id").GetString() == "base-untagged" && r.GetProperty("aliases").EnumerateArray().Any(static a => a.GetString() == "DL3006"));
    }
}
