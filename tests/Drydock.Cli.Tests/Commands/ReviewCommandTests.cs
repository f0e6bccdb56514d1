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
        Assert.Contains(", image not read |", run.Output, StringComparison.Ordinal);
        Assert.Contains("no image was read)", run.Output, StringComparison.Ordinal);
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

    [Theory]
    [InlineData("--month 2026-10", "--run is for this one")]
    [InlineData("--no-scan", "leave --no-scan and --offline out")]
    [InlineData("--offline", "leave --no-scan and --offline out")]
    public async Task Work_that_cannot_be_done_so_is_refused(string options, string expected)
    {
        var run = await fleet.RunAsync(["review", "--run", .. options.Split(' ')]);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_scan_only_what_is_recorded_is_told()
    {
        Assert.Equal(1, (await fleet.RunAsync("review", "--no-scan")).ExitCode);
        await fleet.RunAsync("scan", "--fleet");
        Assert.Equal(0, (await fleet.RunAsync("review", "--no-scan")).ExitCode);
    }

    [Fact]
    public async Task A_service_that_computes_on_the_GPU_has_a_section_of_its_own()
    {
        fleet.Folder.Write("drydock.yaml", FleetFolder.Fleet.Replace("services:", "services:\n  gpu: {dockerfile: gpu/Dockerfile, gpu: {driver: \">=550\"}}", StringComparison.Ordinal));
        fleet.Folder.Write("gpu/Dockerfile", "FROM python:3.12-slim\nRUN pip install torch==2.1.1 --index-url https://download.pytorch.org/whl/cu121\nENV NVIDIA_VISIBLE_DEVICES=all\nUSER app\n");
        var text = (await fleet.RunAsync("review")).Output;
        Assert.Contains("### GPU\n\nThe image alone gets every GPU (compute, utility).", text, StringComparison.Ordinal);
        Assert.Contains("| gpu/Dockerfile:2 | torch==2.1.1 | 12.1 |", text, StringComparison.Ordinal);
        await fleet.RunAsync("review", "-o", "out.json");
        using var json = JsonDocument.Parse(fleet.Folder.Read("out.json"));
        var services = json.RootElement.GetProperty("services").EnumerateArray().ToList();
        Assert.Equal(JsonValueKind.Null, services.Single(static s => s.GetProperty("name").GetString() == "api").GetProperty("gpu").ValueKind);
        Assert.Equal("no", services.Single(static s => s.GetProperty("name").GetString() == "gpu").GetProperty("gpu").GetProperty("sound").GetString());
        Assert.Contains(json.RootElement.GetProperty("decisions").EnumerateArray(), static d => d.GetProperty("question").GetString()!.Contains("PyTorch 2.1 has wheels", StringComparison.Ordinal));
    }

    private JsonElement Figures(string file) => JsonDocument.Parse(fleet.Folder.Read(file)).RootElement.GetProperty("figures");
}
