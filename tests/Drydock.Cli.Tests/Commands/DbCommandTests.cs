using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;

namespace Drydock.Cli.Tests.Commands;

public sealed class DbCommandTests : IDisposable
{
    private const string Kev = """
        {"title":"KEV","catalogVersion":"2026.11.20","dateReleased":"2026-11-20T10:00:00.0000Z","count":1,
         "vulnerabilities":[{"cveID":"CVE-2024-0001","dateAdded":"2024-01-02","knownRansomwareCampaignUse":"Unknown"}]}
        """;

    private readonly TemporaryFolder folder = new();
    private readonly FakeTimeProvider clock = new(DateTimeOffset.Parse("2026-11-21T00:00:00Z", CultureInfo.InvariantCulture));
    private readonly CliSetup setup;

    public DbCommandTests()
    {
        setup = new CliSetup { CurrentFolder = folder.Path, Variables = { ["HOME"] = folder.Path }, Clock = clock };
        folder.Write("feeds/kev/known_exploited_vulnerabilities.json", Kev);
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task An_update_from_a_folder_makes_the_database()
    {
        var run = await UpdateAsync();
        Assert.Equal((0, ""), (run.ExitCode, run.Output));
        Assert.Contains("kev", run.Error, StringComparison.Ordinal);
        Assert.True(File.Exists(folder.File(".local/share/drydock/advisories.db")));
    }

    [Fact]
    public async Task Status_tells_the_age_and_the_feeds()
    {
        await UpdateAsync();
        clock.Advance(TimeSpan.FromDays(3));
        var run = await setup.RunAsync("db", "status");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("3 days ago", run.Output, StringComparison.Ordinal);
        Assert.Contains("kev", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Status_speaks_JSON()
    {
        await UpdateAsync();
        var run = await setup.RunAsync("db", "status", "--format", "json");
        using var status = JsonDocument.Parse(run.Output);
        Assert.Equal("full", status.RootElement.GetProperty("kind").GetString());
        Assert.Equal("kev", status.RootElement.GetProperty("sources")[0].GetProperty("name").GetString());
    }

    [Fact]
    public async Task A_stale_database_is_a_loud_warning_or_an_error()
    {
        await UpdateAsync();
        clock.Advance(TimeSpan.FromDays(6));
        Assert.Contains("warning: the advisory database is STALE", (await setup.RunAsync("db", "status", "--quiet")).Error, StringComparison.Ordinal);
        var run = await setup.RunAsync("db", "status", "--fail-stale");
        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Contains("6 days old", Assert.Single(run.ErrorLines), StringComparison.Ordinal);
        Assert.Equal("", (await setup.RunAsync("db", "status", "--max-db-age", "30d")).Error);
    }

    [Fact]
    public async Task A_database_that_is_named_must_be_there()
    {
        var run = await setup.RunAsync("db", "status", "--db", "elsewhere.db");
        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Contains("elsewhere.db", Assert.Single(run.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_database_status_tells_of_the_sample()
    {
        var run = await setup.RunAsync("db", "status", "--format", "json");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("bundled sample", run.Error, StringComparison.Ordinal);
        using var status = JsonDocument.Parse(run.Output);
        Assert.Equal("sample", status.RootElement.GetProperty("kind").GetString());
        Assert.Equal(1, (await setup.RunAsync("db", "status", "--fail-stale", "--max-db-age", "1s")).ExitCode);
    }

    [Fact]
    public async Task A_feed_that_does_not_exist_is_told_with_the_nearest()
    {
        var run = await setup.RunAsync("db", "update", "--feed", "debain");
        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Contains("did you mean 'debian'?", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_feed_that_was_named_and_is_missing_is_an_error()
    {
        var run = await setup.RunAsync("db", "update", "--from", "feeds", "--feed", "debian");
        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Contains("error: ", run.Error, StringComparison.Ordinal);
    }

    private Task<CliRun> UpdateAsync() => setup.RunAsync("db", "update", "--from", "feeds");
}
