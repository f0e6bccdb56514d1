using System.Globalization;
using System.Text.Json;
using Drydock.Bases.History;
using Drydock.TestKit.Feeds;
using Microsoft.Extensions.Time.Testing;

namespace Drydock.Cli.Tests.Commands;

public sealed class OfficialImagesTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly FakeTimeProvider clock = new(DateTimeOffset.Parse("2027-09-01T12:00:00Z", CultureInfo.InvariantCulture));
    private readonly CliSetup setup;

    public OfficialImagesTests() => setup = new CliSetup { CurrentFolder = folder.Path, Variables = { ["HOME"] = folder.Path }, Clock = clock };

    public void Dispose() => folder.Dispose();

    private Task<CliRun> UpdateAsync(params string[] more) => setup.RunAsync([.. (string[])["db", "update", "--feed", "official-images", "--from", "mirror"], .. more]);

    /// <summary>A mirror with today's list of python, where a tag moved to another Debian and one is gone.</summary>
    private void Mirror(string? moved = "3.13-slim", string? gone = "3.13-slim-bookworm", int most = int.MaxValue, string place = "mirror/library/python")
    {
        var tags = new TagHistories(null).OfName("python")!.Tags.Where(static t => t.Value.Spans[^1].To is null && t.Value.Spans[^1].Os is not null).OrderBy(static t => t.Key, StringComparer.Ordinal);
        var text = "Maintainers: One <one@example.org> (@one)\nGitRepo: https://github.com/docker-library/python.git\n";
        foreach (var (tag, life) in tags.Where(t => t.Key != gone).Take(most))
            text += $"\nTags: {tag}\nArchitectures: amd64\nGitCommit: 0123456789abcdef0123456789abcdef01234567\nDirectory: 3/{(tag == moved ? "forky" : life.Spans[^1].Os!.Suite)}\n";
        folder.Write(place, text);
        File.SetLastWriteTimeUtc(Path.Combine(folder.Path, place), clock.GetUtcNow().UtcDateTime);
    }

    private async Task<JsonElement> ShowAsync(string image)
    {
        var run = await setup.RunAsync("bases", "show", image, "--format", "json");
        Assert.True(run.ExitCode == 0, run.Error);
        return JsonDocument.Parse(run.Output).RootElement;
    }

    [Fact]
    public async Task A_tag_that_moved_since_is_told_with_its_source_and_the_day_it_was_seen()
    {
        Assert.Equal("trixie", (await ShowAsync("python:3.13-slim")).GetProperty("os").GetProperty("codename").GetString());
        Mirror();
        var update = await UpdateAsync();
        Assert.True(update.ExitCode == 0, update.Error);
        Assert.Contains("1 images: 1 tags moved to another release, 1 no longer listed, 0 new", update.Error, StringComparison.Ordinal);
        var answer = await ShowAsync("python:3.13-slim");
        Assert.Equal("forky", answer.GetProperty("os").GetProperty("codename").GetString());
        var move = answer.GetProperty("moves").EnumerateArray().Last();
        Assert.Equal(("2027-09-01", "trixie", "forky"), (move.GetProperty("date").GetString(), move.GetProperty("from").GetString(), move.GetProperty("to").GetString()));
        Assert.EndsWith("library/python", move.GetProperty("seenIn").GetString(), StringComparison.Ordinal);
        Assert.Equal("2027-09-01", answer.GetProperty("facts").GetProperty("tagsAsOf").GetString());
        var text = (await setup.RunAsync("bases", "show", "python:3.13-slim")).Output;
        Assert.Contains("on 2027-09-01 the tag moved from Debian 13 (trixie) to Debian 14 (forky) without changing its name (seen on that day in ", text, StringComparison.Ordinal);
        Assert.Contains("tags of 2027-09-01 from ", text, StringComparison.Ordinal);
        Assert.Contains("tags of 1 official images as of 2027-09-01", (await setup.RunAsync("db", "status")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tag_that_is_no_longer_listed_gets_no_more_rebuilds()
    {
        Mirror();
        await UpdateAsync();
        var text = (await setup.RunAsync("bases", "show", "python:3.13-slim-bookworm")).Output;
        Assert.Contains("no longer listed since 2027-09-01 (seen in ", text, StringComparison.Ordinal);
        Assert.Contains("no more security rebuilds", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_look_at_the_same_list_changes_nothing()
    {
        Mirror();
        await UpdateAsync();
        clock.Advance(TimeSpan.FromDays(7));
        Mirror();
        Assert.Contains("unchanged", (await UpdateAsync()).Error, StringComparison.Ordinal);
        Assert.Equal("2027-09-01", (await ShowAsync("python:3.13-slim")).GetProperty("moves").EnumerateArray().Last().GetProperty("date").GetString());
    }

    [Theory]
    [InlineData("<html>", "no end")]
    [InlineData("<html>\n", "not a line of the form")]
    [InlineData("Maintainers: x\n\nTags: a\n", "has no GitCommit")]
    public async Task A_damaged_list_is_refused_and_what_is_known_stays(string text, string expected)
    {
        Mirror();
        await UpdateAsync();
        folder.Write("mirror/library/python", text);
        File.SetLastWriteTimeUtc(Path.Combine(folder.Path, "mirror/library/python"), clock.GetUtcNow().UtcDateTime);
        var update = await UpdateAsync();
        Assert.Equal(1, update.ExitCode);
        Assert.Contains(expected, update.Error, StringComparison.Ordinal);
        Assert.Equal("forky", (await ShowAsync("python:3.13-slim")).GetProperty("os").GetProperty("codename").GetString());
    }

    [Fact]
    public async Task A_list_that_has_shrunk_is_refused_without_force()
    {
        Mirror(most: 20);
        var update = await UpdateAsync();
        Assert.Equal(1, update.ExitCode);
        Assert.Contains("more than a third is lost", update.Error, StringComparison.Ordinal);
        Assert.Equal(0, (await UpdateAsync("--force")).ExitCode);
    }

    [Fact]
    public async Task A_list_from_before_the_facts_in_use_tells_nothing_new()
    {
        Mirror();
        File.SetLastWriteTimeUtc(folder.File("mirror/library/python"), new DateTime(2026, 5, 1, 0, 0, 0, DateTimeKind.Utc));
        var update = await UpdateAsync();
        Assert.Equal(0, update.ExitCode);
        Assert.Contains("from before the facts in use", update.Error, StringComparison.Ordinal);
        Assert.Equal("trixie", (await ShowAsync("python:3.13-slim")).GetProperty("os").GetProperty("codename").GetString());
    }

    [Fact]
    public async Task A_mirror_without_lists_is_told_only_when_they_were_asked_for()
    {
        folder.Write("mirror/x", "");
        Assert.Contains("the mirror has no lists of tags", (await UpdateAsync()).Error, StringComparison.Ordinal);
        Assert.DoesNotContain("lists of tags", (await setup.RunAsync("db", "update", "--from", "mirror")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_is_asked_for_the_same_paths()
    {
        await using var server = await FeedServer.StartAsync();
        Mirror(place: "official-images/library/python");
        server.Serve("official-images/library/python", File.ReadAllBytes(folder.File("official-images/library/python"))).Modified = clock.GetUtcNow();
        var update = await setup.RunAsync("db", "update", "--feed", "official-images", "--from", server.Address.ToString());
        Assert.True(update.ExitCode == 0, update.Error);
        Assert.Equal("forky", (await ShowAsync("python:3.13-slim")).GetProperty("os").GetProperty("codename").GetString());
    }

    [Fact]
    public async Task A_refreshed_history_that_is_damaged_is_told_and_the_tool_s_own_is_used()
    {
        folder.Write(".local/share/drydock/official-images/python.txt", "?");
        var run = await setup.RunAsync("bases", "show", "python:3.13-slim");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("official-images", run.Error, StringComparison.Ordinal);
        Assert.Contains("trixie", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fresh_support_dates_are_used_and_told()
    {
        folder.Write("mirror/endoflife/api/v1/products/full/index.json", """
            {"schema_version":"1.2.1","generated_at":"2027-08-30T00:00:00Z","result":[{"name":"debian","releases":[
            {"name":"13","codename":"Trixie","releaseDate":"2025-08-09","isEol":false,"eolFrom":"2028-11-30","isEoes":false,"eoesFrom":"2030-12-31"},
            {"name":"14","codename":"Forky","releaseDate":"2027-08-10","isEol":false,"eolFrom":"2030-08-31"}]}]}
            """);
        var update = await setup.RunAsync("db", "update", "--feed", "endoflife", "--from", "mirror");
        Assert.True(update.ExitCode == 0, update.Error);
        var answer = await ShowAsync("python:3.13-slim-trixie");
        Assert.Equal("2028-11-30", answer.GetProperty("support").GetProperty("until").GetString());
        Assert.Equal("2027-08-30", answer.GetProperty("facts").GetProperty("supportAsOf").GetString());
        folder.Write("app/Dockerfile", "FROM python:3.13-slim-trixie\nUSER app\n");
        folder.Write("app/drydock.yaml", "version: 1\nservices:\n  app: {dockerfile: Dockerfile}\n");
        var table = (await setup.RunAsync("bases", "--fleet", "app")).Output;
        Assert.Contains("2028-11-30", table, StringComparison.Ordinal);
        Assert.Contains("Facts: support dates of 2027-08-30 from ", table, StringComparison.Ordinal);
    }
}
