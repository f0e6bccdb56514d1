using Drydock.EndToEnd.Tools;

namespace Drydock.EndToEnd.Images;

/// <summary>The reference fleet, as its folder and as the real images that eng/images/build-examples.sh builds.</summary>
public sealed class ReferenceFleetTests
{
    private const string Fleet = "examples/classifiers";

    public static TheoryData<string> Services => ["cpu-classifier", "gpu-classifier"];

    [Fact]
    public async Task The_first_scan_is_complete_without_a_download_and_says_that_its_data_is_a_sample()
    {
        var (exit, report) = await ScanAsync(Path.Combine(Repository.Root, Fleet));
        Assert.Equal((0, "complete", "sample"), (exit, report.Status, report.DatabaseKind));
        Assert.True(report.Findings.Count > 50, $"{report.Findings.Count} findings");
    }

    [Fact]
    public async Task The_first_scan_fails_a_gate()
    {
        using var drydock = new DrydockProgram();
        var result = await drydock.RunAsync(null, ["scan", Path.Combine(Repository.Root, Fleet), "--fail-on", "high,critical"], TestContext.Current.CancellationToken);
        Assert.True(result.ExitCode == 2, $"exit {result.ExitCode}: {result.Error}");
    }

    [Theory]
    [MemberData(nameof(Services))]
    public async Task Nothing_is_known_against_the_pins_of_a_hardened_service(string service)
    {
        var (exit, report) = await ScanAsync(Path.Combine(Repository.Root, Fleet, service));
        Assert.Equal((0, "complete"), (exit, report.Status));
        Assert.NotEmpty(report.Packages);
        Assert.Empty(report.Findings);
    }

    [Theory]
    [MemberData(nameof(Services))]
    public async Task Much_is_known_against_the_pins_of_the_same_service_before(string service)
    {
        var (_, report) = await ScanAsync(Path.Combine(Repository.Root, Fleet, "before", service));
        Assert.True(report.Findings.Count > 20, $"{report.Findings.Count} findings");
    }

    [Theory]
    [MemberData(nameof(Services))]
    public async Task Every_pin_of_a_service_is_found_in_its_image(string service)
    {
        var image = RealImages.Example(service);
        var (_, report) = await ScanAsync($"docker-archive:{image}");
        var found = report.Packages.Where(static p => (string)p!["type"]! == "pypi").Select(static p => $"{p!["name"]}=={p["version"]}").ToHashSet(StringComparer.Ordinal);
        var pins = Directory.EnumerateFiles(Path.Combine(Repository.Root, Fleet, service), "requirements*.txt")
            .SelectMany(File.ReadLines).Where(static line => line.Contains("==", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(pins);
        Assert.All(pins, pin => Assert.Contains(pin, found));
    }

    [Theory]
    [MemberData(nameof(Services))]
    public async Task The_tests_of_a_service_pass(string service)
    {
        Assert.SkipWhen(Command.Find("python3") is null, "python3 is not installed");
        var command = new[] { "python3", "-B", "-m", "unittest", "discover", "--start-directory", ".", "--top-level-directory", "." };
        var result = await Command.RunAsync(
            ["env", "-C", Path.Combine(Repository.Root, Fleet, service), .. command], null, TestContext.Current.CancellationToken);
        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Contains("OK", result.Error, StringComparison.Ordinal);
    }

    private static async Task<(int ExitCode, JsonReport Report)> ScanAsync(string target)
    {
        using var drydock = new DrydockProgram();
        var result = await drydock.RunAsync(null, ["scan", target, "--format", "json"], TestContext.Current.CancellationToken);
        Assert.True(result.Output.StartsWith('{'), $"{target}: exit {result.ExitCode}: {result.Error}");
        return (result.ExitCode, JsonReport.Parse(result.Output));
    }
}
