using Drydock.TestKit;
using Drydock.TestKit.Images;
using Drydock.TestKit.Registry;

namespace Drydock.Cli.Tests.Commands;

/// <summary>What <c>drydock check</c> says of the reference fleet.</summary>
public sealed class CheckExamplesTests : IDisposable
{
    /// <summary>The golden files of this class.</summary>
    internal static readonly string[] GoldenNames = ["Checks/before.diff", "Checks/before-mended.txt", "Checks/before-all.diff", "Checks/before-all-mended.txt"];

    private readonly TemporaryFolder folder = new();

    public CheckExamplesTests() => Copy(Path.Combine(RepositoryRoot.Path, "examples", "classifiers"), folder.Path);

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Mending_the_services_as_teams_write_them_is_a_diff_that_a_person_can_read()
    {
        var run = await Check("--diff", "--fix=suggested", "before");

        Assert.Equal(0, run.ExitCode);
        Assert.Null(Golden.Difference("Drydock.Cli.Tests", GoldenNames[0], System.Text.Encoding.UTF8.GetBytes(run.Output)));
    }

    [Fact]
    public async Task What_is_left_after_mending_is_for_a_person_to_decide()
    {
        await Check("--fix=suggested", "before");
        var run = await Check("before");
        var again = await Check("--fix=suggested", "before");

        Assert.DoesNotContain("mended", again.Error, StringComparison.Ordinal);
        Assert.Null(Golden.Difference("Drydock.Cli.Tests", GoldenNames[1], System.Text.Encoding.UTF8.GetBytes(run.Output)));
    }

    [Fact]
    public async Task Mends_and_fixes_together_are_one_diff_that_a_person_can_read()
    {
        var run = await Check("--diff", "--fix=suggested", "--mend", "all", "before");

        Assert.Equal(0, run.ExitCode);
        Assert.Null(Golden.Difference("Drydock.Cli.Tests", GoldenNames[2], System.Text.Encoding.UTF8.GetBytes(run.Output)));
    }

    [Fact]
    public async Task One_run_of_mends_and_fixes_settles_a_file()
    {
        var first = await Check("--fix=suggested", "--mend", "all", "before");
        var again = await Check("--fix=suggested", "--mend", "all", "before");

        Assert.Contains("mended slim, multi-stage, user", first.Error, StringComparison.Ordinal);
        Assert.Equal("", again.Error);
        Assert.Null(Golden.Difference("Drydock.Cli.Tests", GoldenNames[3], System.Text.Encoding.UTF8.GetBytes(again.Output)));
    }

    [Theory]
    [InlineData("before/cpu-classifier")]
    [InlineData("before/gpu-classifier")]
    [InlineData("before")]
    public async Task One_run_brings_services_as_teams_write_them_within_the_strict_policy(string path)
    {
        var before = await Check("--policy", "strict", path);
        var after = await Check("--policy", "strict", "--fix=suggested", "--mend", "all", path);

        Assert.Equal((2, 0), (before.ExitCode, after.ExitCode));
        Assert.Contains("PASS  0 of severity high or worse under the preset strict", after.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PyTorch_for_a_Python_that_it_has_no_wheel_for_becomes_the_nearest_that_has_one()
    {
        await Check("--fix=suggested", "before/gpu-classifier");

        Assert.Contains("torch==2.4.1 torchvision==0.19.1 --index-url https://download.pytorch.org/whl/cu121", folder.Read("before/gpu-classifier/Dockerfile"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_a_registry_the_bases_are_held_by_their_digests()
    {
        await using var registry = await InProcessRegistry.StartAsync();
        var digest = registry.Repository("library/python").AddManifest(TestImage.Create().Manifest(), "application/vnd.oci.image.manifest.v1+json", "3.11-slim-bookworm");
        registry.Repository("library/python").AddManifest(TestImage.Create().Manifest(), "application/vnd.oci.image.manifest.v1+json", "3.11-bookworm");
        await Check("--policy", "strict", "--fix=suggested", "--mend", "all", "--online", "--registry-mirror", $"docker.io={registry.Host}", "before/cpu-classifier");
        var text = folder.Read("before/cpu-classifier/Dockerfile");

        Assert.StartsWith($"FROM python:3.11-slim-bookworm@{digest} AS build\n", text, StringComparison.Ordinal);
        Assert.Contains($"\nFROM python:3.11-slim-bookworm@{digest}\n", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cpu-classifier")]
    [InlineData("gpu-classifier")]
    public async Task The_hardened_services_are_within_policy_down_to_warnings_but_for_the_age_of_their_distribution(string service)
    {
        var run = await Check("--fail-on", "warning", "--ignore", "base-lts-only", service);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
    }

    private Task<CliRun> Check(params string[] arguments) =>
        new CliSetup { CurrentFolder = folder.Path, Clock = new FixedClock() }.RunAsync(["check", "--no-shellcheck", .. arguments]);

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    private sealed class FixedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);
    }
}
