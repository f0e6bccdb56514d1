using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;

namespace Drydock.Cli.Tests.Commands;

public sealed class GpuTablesCommandTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly FakeTimeProvider clock = new(DateTimeOffset.Parse("2027-02-01T00:00:00Z", CultureInfo.InvariantCulture));
    private readonly CliSetup setup;

    public GpuTablesCommandTests() => setup = new CliSetup { CurrentFolder = folder.Path, Variables = { ["HOME"] = folder.Path }, Clock = clock };

    public void Dispose() => folder.Dispose();

    private Task<CliRun> UpdateAsync(params string[] more) => setup.RunAsync([.. (string[])["db", "update", "--feed", "gpu", "--from", "mirror"], .. more]);

    /// <summary>A mirror whose tables know that torch 2.5 needs a newer glibc.</summary>
    private async Task MirrorAsync(string day = "2027-01-15", Func<string, string>? change = null, string? digest = null)
    {
        var text = (await setup.RunAsync("gpu", "tables", "--format", "feed")).Output;
        var end = text.IndexOf('\n', text.IndexOf("as-of ", StringComparison.Ordinal));
        text = $"drydock-gpu-tables 1\nas-of {day}{text[end..]}";
        text = change?.Invoke(text) ?? text;
        folder.Write("mirror/gpu/tables.txt", text);
        folder.Write("mirror/gpu/tables.txt.sha256", digest ?? $"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}  tables.txt\n");
    }

    private static string NewerGlibc(string text) => text.Replace("1.11 | 2.5  | all   | 2.17  | 17", "1.11 | 2.5  | all   | 2.40  | 17", StringComparison.Ordinal);

    private async Task<JsonElement> ResolveAsync()
    {
        folder.Write("app/Dockerfile", "FROM python:3.12-slim-bookworm\nRUN pip install torch==2.5.1+cu124 --index-url https://download.pytorch.org/whl/cu124\nUSER app\n");
        return JsonDocument.Parse((await setup.RunAsync("gpu", "check", "app", "--driver", "550.54.14", "--format", "json")).Output).RootElement;
    }

    [Fact]
    public async Task The_tables_of_the_tool_tell_their_day()
    {
        Assert.Contains("facts as of 20", (await setup.RunAsync("gpu", "tables")).Output, StringComparison.Ordinal);
        Assert.Equal("the tool", (await ResolveAsync()).GetProperty("tables").GetProperty("origin").GetString());
    }

    [Fact]
    public async Task Refreshed_tables_are_used_and_told_with_their_day()
    {
        await MirrorAsync(change: NewerGlibc);
        var update = await UpdateAsync();
        Assert.Equal((0, ""), (update.ExitCode, update.Output));
        Assert.Contains("facts of 2027-01-15", update.Error, StringComparison.Ordinal);
        var answer = await ResolveAsync();
        Assert.Equal("2027-01-15", answer.GetProperty("tables").GetProperty("asOf").GetString());
        Assert.Equal("no", answer.GetProperty("services")[0].GetProperty("installs")[0].GetProperty("installs").GetString());
        Assert.Contains("2027-01-15", (await setup.RunAsync("gpu", "resolve", "torch==2.5.1", "--python", "3.12")).Output, StringComparison.Ordinal);
        Assert.Contains("glibc 2.40", (await setup.RunAsync("check", "--only", "gpu-pins", "app")).Output, StringComparison.Ordinal);
        Assert.Contains("2027-01-15", (await setup.RunAsync("db", "status")).Output, StringComparison.Ordinal);
        Assert.Contains("unchanged", (await UpdateAsync()).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_whole_mirror_brings_the_tables_along()
    {
        await MirrorAsync();
        var update = await setup.RunAsync("db", "update", "--from", "mirror");
        Assert.Contains("facts of 2027-01-15", update.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000000", "does not have the digest")]
    [InlineData("x", "does not have the digest")]
    public async Task Damaged_tables_are_refused_and_the_former_stay(string digest, string expected)
    {
        await MirrorAsync(change: NewerGlibc);
        await UpdateAsync();
        await MirrorAsync("2027-01-20", digest: digest);
        var update = await UpdateAsync();
        Assert.Equal(1, update.ExitCode);
        Assert.Contains(expected, Assert.Single(update.ErrorLines), StringComparison.Ordinal);
        Assert.Equal("2027-01-15", (await ResolveAsync()).GetProperty("tables").GetProperty("asOf").GetString());
    }

    [Fact]
    public async Task Shrunken_older_and_broken_tables_are_refused_with_one_sentence()
    {
        static string Shrunk(string text) => string.Join('\n', text.Split('\n').Where(static l => !l.StartsWith("debian ", StringComparison.Ordinal)));
        await MirrorAsync(change: Shrunk);
        Assert.Contains("system-glibc has 11 rows where 15 are in use", Assert.Single((await UpdateAsync()).ErrorLines), StringComparison.Ordinal);
        Assert.Equal(0, (await UpdateAsync("--force")).ExitCode);
        await MirrorAsync("2026-12-01");
        Assert.Contains("older than the tables of 2027-01-15", Assert.Single((await UpdateAsync()).ErrorLines), StringComparison.Ordinal);
        await MirrorAsync("2027-01-20", static text => text.Replace("2.35  | 3.10", "new   | 3.10", StringComparison.Ordinal));
        Assert.Contains("is not a version", Assert.Single((await UpdateAsync()).ErrorLines), StringComparison.Ordinal);
        File.Delete(folder.File("mirror/gpu/tables.txt.sha256"));
        Assert.Contains("is not beside it", Assert.Single((await UpdateAsync()).ErrorLines), StringComparison.Ordinal);
        File.Delete(folder.File("mirror/gpu/tables.txt"));
        Assert.Contains("the mirror does not have it", Assert.Single((await UpdateAsync()).ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_file_beside_the_database_is_told_and_left_aside()
    {
        folder.Write(".local/share/drydock/gpu-tables.txt", "# from x\nhello\n");
        var run = await setup.RunAsync("gpu", "tables");
        Assert.Contains("the refreshed GPU tables are not used", run.Error, StringComparison.Ordinal);
        Assert.Contains("from the tool", run.Output, StringComparison.Ordinal);
        await MirrorAsync();
        Assert.Equal(0, (await UpdateAsync()).ExitCode);
    }

    [Fact]
    public async Task Without_a_mirror_the_feed_is_a_usage_error()
    {
        var run = await setup.RunAsync("db", "update", "--feed", "gpu");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("name a mirror with --from", run.Error, StringComparison.Ordinal);
    }
}
