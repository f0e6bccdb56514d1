using System.Text.Json;
using Drydock.TestKit.Images;
using Drydock.TestKit.Registry;
using Microsoft.Extensions.Time.Testing;

namespace Drydock.Cli.Tests.Commands;

public sealed class BasesShowCommandTests
{
    private static readonly FakeTimeProvider November = new(new DateTimeOffset(2026, 11, 26, 0, 0, 0, TimeSpan.Zero));

    private static readonly string[] Listed = ["3.12.4-slim-bookworm", "3.12.20-slim-bookworm", "3.12.20-slim-trixie", "3.12.20-windowsservercore-ltsc2022", "3.15.0rc1-slim-bookworm"];

    private static async Task<JsonElement> JsonAsync(params string[] arguments)
    {
        var run = await new CliSetup { Clock = November }.RunAsync([.. (string[])["bases", "show", "--format", "json"], .. arguments]);
        Assert.True(run.ExitCode == 0, run.Error);
        return JsonDocument.Parse(run.Output).RootElement;
    }

    [Fact]
    public async Task The_move_of_a_floating_tag_is_told_with_its_day_and_what_it_broke()
    {
        var answer = await JsonAsync("python:3.11-slim");
        Assert.Equal(("debian", "13", "trixie"), Os(answer));
        Assert.Equal("supported", answer.GetProperty("support").GetProperty("phase").GetString());
        Assert.Equal("2028-08-09", answer.GetProperty("support").GetProperty("until").GetString());
        var move = answer.GetProperty("moves").EnumerateArray().Last();
        Assert.Equal(("2025-08-12", "bookworm", "trixie", "os-refresh"), (move.GetProperty("date").GetString(), move.GetProperty("from").GetString(), move.GetProperty("to").GetString(), move.GetProperty("kind").GetString()));
        Assert.Contains("adduser", move.GetProperty("broke").GetProperty("commands").EnumerateArray().Select(static c => c.GetString()));
        Assert.Equal(("minor", "none", "tag"), Pinning(answer));
    }

    [Fact]
    public async Task On_an_earlier_day_the_tag_is_what_it_was_then()
    {
        var answer = await JsonAsync("python:3.11-slim", "--at", "2023-01-15");
        Assert.Equal(("debian", "11", "bullseye"), Os(answer));
        Assert.Empty(answer.GetProperty("moves").EnumerateArray());
    }

    [Fact]
    public async Task The_ladder_has_its_four_rungs_and_an_empty_one_says_why()
    {
        var rungs = (await JsonAsync("node:20.11.1-alpine3.19")).GetProperty("ladder").EnumerateArray().ToList();
        Assert.Equal(["rebuild", "patch", "os-upgrade", "major"], rungs.Select(static r => r.GetProperty("kind").GetString()));
        Assert.Null(rungs[1].GetProperty("reference").GetString());
        Assert.StartsWith("a dead end", rungs[1].GetProperty("reason").GetString(), StringComparison.Ordinal);
        Assert.Equal("node:22.23.2-alpine3.23", rungs[3].GetProperty("reference").GetString());
    }

    [Fact]
    public async Task Text_is_for_people()
    {
        var run = await new CliSetup { Clock = November }.RunAsync("bases", "show", "python:3.12.4-slim-bookworm");
        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("python:3.12.4-slim-bookworm on 2026-11-26\n  os       Debian 12 (bookworm), long-term support only until 2028-06-30\n  version  Python 3.12, security fixes until 2028-10-31\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("  os-upgrade python:3.12.14-slim-trixie  (risk: high)\n", run.Output, StringComparison.Ordinal);
        Assert.Equal("", run.Error);
    }

    [Fact]
    public async Task A_registry_gives_its_own_tags_and_the_digest()
    {
        await using var registry = await InProcessRegistry.StartAsync();
        var manifest = TestImage.Create().Manifest();
        foreach (var (_, blob) in TestImage.Create().Blobs()) registry.Repository("library/python").AddBlob(blob);
        foreach (var tag in Listed) registry.Repository("library/python").AddManifest(manifest, "application/vnd.oci.image.manifest.v1+json", tag);
        var answer = await JsonAsync($"{registry.Host}/library/python:3.12.4-slim-bookworm", "--online");
        var references = answer.GetProperty("ladder").EnumerateArray().Select(static r => r.GetProperty("reference").GetString()).ToList();
        Assert.Equal([null, $"{registry.Host}/library/python:3.12.20-slim-bookworm", $"{registry.Host}/library/python:3.12.20-slim-trixie", null], references);
        Assert.StartsWith("sha256:", answer.GetProperty("digest").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_registry_that_does_not_answer_leaves_things_unknown_and_the_exit_code_says_so()
    {
        var run = await new CliSetup { Clock = new SkippingClock() }.RunAsync("bases", "show", "127.0.0.1:1/library/python:3.12-slim-bookworm", "--online", "--format", "json");
        Assert.Equal(1, run.ExitCode);
        var answer = JsonDocument.Parse(run.Output).RootElement;
        Assert.Equal(2, answer.GetProperty("problems").GetArrayLength());
        Assert.Contains("is not known", answer.GetProperty("ladder")[0].GetProperty("reason").GetString(), StringComparison.Ordinal);
        Assert.Null(answer.GetProperty("digest").GetString());
    }

    [Theory]
    [InlineData("401")]
    [InlineData("429")]
    [InlineData("500")]
    [InlineData("slow")]
    public async Task A_registry_that_refuses_fails_or_stalls_leaves_the_digest_unknown(string fault)
    {
        await using var registry = await InProcessRegistry.StartAsync();
        foreach (var tag in Listed) registry.Repository("library/python").AddManifest(TestImage.Create().Manifest(), "application/vnd.oci.image.manifest.v1+json", tag);
        if (fault == "slow") registry.Faults.StallAnswer = true;
        else if (fault == "401") registry.Faults.Challenge = "Basic realm=\"closed\"";
        else registry.Faults.FailFirst = (1000, fault == "429" ? 429 : 500);
        var run = await new CliSetup { Clock = new SkippingClock() }.RunAsync(["bases", "show", $"{registry.Host}/library/python:3.12.4-slim-bookworm", "--online", "--format", "json", .. fault == "slow" ? (string[])["--timeout", "5s"] : []]);
        Assert.Equal(1, run.ExitCode);
        if (fault == "slow")
        {
            // With a time limit there is no answer at all.
            Assert.Equal("", run.Output);
            Assert.Contains("was not done within 5 seconds", run.Error, StringComparison.Ordinal);
            return;
        }

        var answer = JsonDocument.Parse(run.Output).RootElement;
        Assert.Equal((JsonValueKind.Null, 2), (answer.GetProperty("digest").ValueKind, answer.GetProperty("problems").GetArrayLength()));
    }

    [Theory]
    [InlineData("Python:", "bases", "show", "Python:")]
    [InlineData("'yesterday' is not a day", "bases", "show", "python:3.12", "--at", "yesterday")]
    public async Task Mistakes_are_told_in_one_line(string expected, params string[] arguments)
    {
        var run = await CliRun.Of(arguments);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
    }

    private static (string?, string?, string?) Os(JsonElement answer) =>
        answer.GetProperty("os") is var os ? (os.GetProperty("id").GetString(), os.GetProperty("version").GetString(), os.GetProperty("codename").GetString()) : default;

    private static (string?, string?, string?) Pinning(JsonElement answer) =>
        answer.GetProperty("pinning") is var p ? (p.GetProperty("version").GetString(), p.GetProperty("os").GetString(), p.GetProperty("content").GetString()) : default;
}
