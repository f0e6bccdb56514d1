using System.Globalization;
using System.Text.Json;
using Drydock.TestKit.Images;
using Microsoft.Extensions.Time.Testing;

namespace Drydock.Cli.Tests.Commands;

public sealed class CacheCommandTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly FakeTimeProvider clock = new(DateTimeOffset.Parse("2026-11-01T00:00:00Z", CultureInfo.InvariantCulture));
    private readonly CliSetup setup;

    public CacheCommandTests() => setup = new CliSetup { CurrentFolder = folder.Path, Variables = { ["HOME"] = folder.Path }, Clock = clock };

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Without_a_cache_there_is_nothing_to_tell_and_nothing_to_prune()
    {
        var status = await setup.RunAsync("cache", "status");
        var prune = await setup.RunAsync("cache", "prune");
        Assert.Equal((0, 0), (status.ExitCode, prune.ExitCode));
        Assert.Contains("none yet", status.Output, StringComparison.Ordinal);
        Assert.Contains("no cache yet", prune.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.File(".cache")));
    }

    [Fact]
    public async Task Status_tells_size_entries_and_last_use()
    {
        await ScanAsync("one");
        clock.Advance(TimeSpan.FromDays(10));
        await ScanAsync("two");
        var table = await setup.RunAsync("cache", "status");
        Assert.Contains("4 entries", table.Output, StringComparison.Ordinal);
        Assert.Contains("2026-11-01 to 2026-11-11", table.Output, StringComparison.Ordinal);
        using var json = JsonDocument.Parse((await setup.RunAsync("cache", "status", "--format", "json")).Output);
        Assert.Equal(4, json.RootElement.GetProperty("entries").GetInt32());
        Assert.Equal("2026-11-11", json.RootElement.GetProperty("lastUse").GetString());
    }

    [Fact]
    public async Task Prune_alone_keeps_what_can_be_used()
    {
        await ScanAsync("one");
        var prune = await setup.RunAsync("cache", "prune");
        Assert.Equal(0, prune.ExitCode);
        Assert.Contains("0 of 2 entries removed", prune.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Prune_removes_what_was_not_used_for_so_long()
    {
        await ScanAsync("one");
        clock.Advance(TimeSpan.FromDays(40));
        await ScanAsync("two");
        var prune = await setup.RunAsync("cache", "prune", "--older-than", "30d");
        Assert.Contains("2 of 4 entries removed", prune.Error, StringComparison.Ordinal);
        Assert.Equal(2, await EntriesAsync());
    }

    [Fact]
    public async Task Prune_removes_the_least_recently_used_beyond_a_size_and_a_scan_finds_the_same_afterwards()
    {
        var before = await ScanAsync("one");
        Assert.Contains("2 of 2 entries removed", (await setup.RunAsync("cache", "prune", "--max-size", "0B")).Error, StringComparison.Ordinal);
        Assert.Equal(0, await EntriesAsync());
        Assert.Equal(before, await ScanAsync("one"));
        Assert.Equal(2, await EntriesAsync());
    }

    [Theory]
    [InlineData("status")]
    [InlineData("prune")]
    public async Task A_file_that_is_no_cache_is_one_sentence_and_is_left_alone(string command)
    {
        folder.Write(".cache/drydock/layers.db", "not a database, but long enough to be taken for one at first sight: " + new string('x', 600));
        var run = await setup.RunAsync("cache", command);
        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Contains("layers.db", Assert.Single(run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.StartsWith("not a database", await File.ReadAllTextAsync(folder.File(".cache/drydock/layers.db"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_size_that_is_none_is_a_usage_error() =>
        Assert.Contains("'1 parsec' is not a size", (await setup.RunAsync("cache", "prune", "--max-size", "1 parsec")).Error, StringComparison.Ordinal);

    private async Task<string> ScanAsync(string name)
    {
        var image = TestImage.Create().Layer(l => l.File("etc/os-release", "ID=debian\nVERSION_ID=12\n")
            .File("var/lib/dpkg/status", $"Package: {name}\nStatus: install ok installed\nVersion: 1\nArchitecture: all\n"));
        var run = await setup.RunAsync("scan", "oci:" + image.WriteLayout(folder.File(name)), "--format", "json");
        Assert.Contains(name, run.Output, StringComparison.Ordinal);
        return run.Output;
    }

    private async Task<int> EntriesAsync()
    {
        using var json = JsonDocument.Parse((await setup.RunAsync("cache", "status", "--format", "json")).Output);
        return json.RootElement.GetProperty("entries").GetInt32();
    }
}
