using System.Text.Json;

namespace Drydock.Cli.Tests.Commands;

public sealed class ReviewCommandTests : IDisposable
{
    private readonly FleetFolder fleet = new();

    public void Dispose() => fleet.Dispose();

    [Fact]
    public async Task One_document_is_written_and_says_what_it_could_not_see()
    {
        var run = await fleet.RunAsync("review");
        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("# Base image review 2026-11\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("bundled sample", run.Output, StringComparison.Ordinal);
        Assert.Contains("the packages of its image were never read", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Endings_say_the_format_and_take_the_place_of_standard_output()
    {
        var run = await fleet.RunAsync("review", "-o", "out.html", "-o", "out.json", "-o", "out.md");
        Assert.Equal((0, ""), (run.ExitCode, run.Output));
        Assert.StartsWith("<!DOCTYPE html>", fleet.Folder.Read("out.html"), StringComparison.Ordinal);
        Assert.Equal("2026-11", JsonDocument.Parse(fleet.Folder.Read("out.json")).RootElement.GetProperty("month").GetString());
        Assert.StartsWith("# ", fleet.Folder.Read("out.md"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_month_before_is_compared()
    {
        fleet.Clock.SetUtcNow(new DateTimeOffset(2026, 11, 24, 8, 0, 0, TimeSpan.Zero));
        await fleet.RunAsync("review", "-o", "november.json");
        fleet.Clock.SetUtcNow(new DateTimeOffset(2026, 12, 20, 8, 0, 0, TimeSpan.Zero));
        fleet.Folder.Write("api/requirements.txt", "requests==2.19.0\n");
        await fleet.RunAsync("review", "-o", "december.json");
        var (november, december) = (Figures("november.json"), Figures("december.json"));
        Assert.Equal(november.GetProperty("opened").GetInt32(), december.GetProperty("fixed").GetInt32() + december.GetProperty("open").EnumerateObject().Sum(p => p.Value.GetInt32()));
        await fleet.RunAsync("review", "--month", "2026-11", "-o", "again.json");
        // What was high on the 24th was due on the 27th: told once the month is over.
        Assert.Equal((november.GetProperty("opened").GetInt32(), true), (Figures("again.json").GetProperty("opened").GetInt32(), Figures("again.json").GetProperty("missed").GetInt32() > 0));
    }

    [Theory]
    [InlineData("2026-13", "is not a month")]
    [InlineData("2027-01", "has not begun")]
    public async Task A_month_that_cannot_be_told_is_refused(string month, string expected) => Assert.Contains(expected, (await fleet.RunAsync("review", "--month", month)).Error, StringComparison.Ordinal);

    [Fact]
    public async Task Without_a_scan_only_what_is_recorded_is_told()
    {
        Assert.Equal(1, (await fleet.RunAsync("review", "--no-scan")).ExitCode);
        await fleet.RunAsync("scan", "--fleet");
        Assert.Equal(0, (await fleet.RunAsync("review", "--no-scan")).ExitCode);
    }

    private JsonElement Figures(string file) => JsonDocument.Parse(fleet.Folder.Read(file)).RootElement.GetProperty("figures");
}
