using System.Text;
using System.Text.Json;
using Drydock.TestKit.Images;
using Drydock.TestKit.Registry;
using Microsoft.Extensions.Time.Testing;

namespace Drydock.Cli.Tests.Commands;

/// <summary>What registries say of a base's steps: platforms, packages, findings.</summary>
public sealed class BasesStepsTests : IDisposable
{
    private const string ManifestType = "application/vnd.oci.image.manifest.v1+json";
    private const string IndexType = "application/vnd.oci.image.index.v1+json";
    private const string Dpkg = "Package: libexpat1\nStatus: install ok installed\nArchitecture: amd64\nSource: expat\nVersion: 2.5.0-1\nMaintainer: x\nDescription: x\n\n";
    private const string Release = "ID=debian\nVERSION_ID=\"12\"\nVERSION_CODENAME=bookworm\nPRETTY_NAME=\"Debian GNU/Linux 12 (bookworm)\"\n";

    private readonly TemporaryFolder folder = new();
    private readonly CliSetup setup;

    public BasesStepsTests() =>
        setup = new CliSetup { CurrentFolder = folder.Path, Variables = { ["HOME"] = folder.Path }, Clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 26, 0, 0, 0, TimeSpan.Zero)) };

    public void Dispose() => folder.Dispose();

    private static void Push(InProcessRegistry registry, string tag, params string[] architectures)
    {
        var repository = registry.Repository("library/python");
        var entries = architectures.Select(architecture =>
        {
            var image = (TestImage.Create() with { Platform = new("linux", architecture) }).Layer(l => l.File("etc/os-release", Release).File("var/lib/dpkg/status", Dpkg).File("tag", tag));
            foreach (var (_, blob) in image.Blobs()) repository.AddBlob(blob);
            var digest = repository.AddManifest(image.Manifest(), ManifestType);
            return $$"""{"mediaType":"{{ManifestType}}","digest":"{{digest}}","size":{{image.Manifest().Length}},"platform":{"os":"linux","architecture":"{{architecture}}"} }""";
        });
        repository.AddManifest(Encoding.UTF8.GetBytes($$"""{"schemaVersion":2,"mediaType":"{{IndexType}}","manifests":[{{string.Join(",", entries)}}]}"""), IndexType, tag);
    }

    private static async Task<InProcessRegistry> StartAsync()
    {
        var registry = await InProcessRegistry.StartAsync();
        Push(registry, "3.12.4-slim-bookworm", "amd64", "s390x");
        Push(registry, "3.12.20-slim-bookworm", "amd64");
        Push(registry, "3.12.20-slim-trixie", "amd64", "s390x");
        return registry;
    }

    private async Task<JsonElement> ShowAsync(int exit, InProcessRegistry registry, string platform, params string[] more)
    {
        var run = await setup.RunAsync([.. (string[])["bases", "show", $"{registry.Host}/library/python:3.12.4-slim-bookworm", "--format", "json", "--platform", platform], .. more]);
        Assert.True(run.ExitCode == exit, run.Error);
        return JsonDocument.Parse(run.Output).RootElement;
    }

    private static JsonElement Rung(JsonElement answer, string kind) => answer.GetProperty("ladder").EnumerateArray().First(r => r.GetProperty("kind").GetString() == kind);

    [Fact]
    public async Task Every_platform_is_told_with_its_digest()
    {
        await using var registry = await StartAsync();
        var answer = await ShowAsync(0, registry, "linux/amd64", "--online");
        var platforms = answer.GetProperty("platforms").EnumerateArray().ToList();
        Assert.Equal(["linux/amd64", "linux/s390x"], platforms.Select(static p => p.GetProperty("platform").GetString()));
        Assert.Equal(2, platforms.Select(static p => p.GetProperty("digest").GetString()).Distinct().Count());
        Assert.All(platforms, static p => Assert.StartsWith("sha256:", p.GetProperty("digest").GetString(), StringComparison.Ordinal));
        Assert.True(Rung(answer, "patch").GetProperty("hasPlatform").GetBoolean());
        Assert.Contains("           linux/s390x sha256:", (await setup.RunAsync("bases", "show", $"{registry.Host}/library/python:3.12.4-slim-bookworm", "--online")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_step_that_loses_the_platform_is_told_and_not_proposed()
    {
        await using var registry = await StartAsync();
        var answer = await ShowAsync(0, registry, "linux/s390x", "--online");
        var patch = Rung(answer, "patch");
        Assert.Equal((JsonValueKind.Null, $"{registry.Host}/library/python:3.12.20-slim-bookworm"), (patch.GetProperty("reference").ValueKind, patch.GetProperty("lost").GetString()));
        Assert.False(patch.GetProperty("hasPlatform").GetBoolean());
        Assert.StartsWith("arch-lost: ", patch.GetProperty("reason").GetString(), StringComparison.Ordinal);
        Assert.Contains(answer.GetProperty("notices").EnumerateArray(), static n => n.GetProperty("kind").GetString() == "arch-lost" && n.GetProperty("text").GetString()!.Contains("not for linux/s390x", StringComparison.Ordinal));
        Assert.NotNull(Rung(answer, "os-upgrade").GetProperty("reference").GetString());

        folder.Write("api/Dockerfile", $"FROM {registry.Host}/library/python:3.12.4-slim-bookworm\nUSER app\n");
        folder.Write("drydock.yaml", "version: 1\nservices:\n  api: {dockerfile: api/Dockerfile}\n");
        var fleet = (await setup.RunAsync("bases", "--online", "--platform", "linux/s390x")).Output;
        Assert.Contains("none: arch-lost: ", fleet, StringComparison.Ordinal);
        Assert.DoesNotContain("take the patch", fleet, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Packages_and_findings_are_counted_and_shown_again_without_being_asked_for()
    {
        await using var registry = await StartAsync();
        Assert.Equal(JsonValueKind.Null, (await ShowAsync(0, registry, "linux/amd64", "--online")).GetProperty("count").ValueKind);
        var answer = await ShowAsync(0, registry, "linux/amd64", "--online", "--count");
        Assert.All(new[] { answer, Rung(answer, "patch"), Rung(answer, "os-upgrade") }, static e =>
        {
            // The bundled sample judges: at least so many.
            Assert.Equal(("partial", 1), (e.GetProperty("count").GetProperty("known").GetString(), e.GetProperty("count").GetProperty("packages").GetInt32()));
            Assert.Equal(JsonValueKind.Number, e.GetProperty("count").GetProperty("findings").GetProperty("critical").ValueKind);
        });
        var before = registry.Count("blob");
        var again = await ShowAsync(0, registry, "linux/amd64");
        Assert.Equal(before, registry.Count("blob"));
        Assert.Equal(1, Rung(again, "patch").ValueKind == JsonValueKind.Object ? again.GetProperty("count").GetProperty("packages").GetInt32() : 0);
    }

    [Fact]
    public async Task A_step_that_cannot_be_read_is_unknown_and_says_why()
    {
        await using var registry = await StartAsync();
        registry.Repository("library/python").Blobs.Clear();
        var answer = await ShowAsync(1, registry, "linux/amd64", "--online", "--count");
        var count = Rung(answer, "patch").GetProperty("count");
        Assert.Equal(("unknown", JsonValueKind.Null), (count.GetProperty("known").GetString(), count.GetProperty("findings").ValueKind));
        Assert.NotEqual("", count.GetProperty("why").GetString());
    }

    [Fact]
    public async Task A_fleet_is_counted_as_well()
    {
        await using var registry = await StartAsync();
        folder.Write("api/Dockerfile", $"FROM {registry.Host}/library/python:3.12.4-slim-bookworm\nUSER app\n");
        folder.Write("drydock.yaml", "version: 1\nservices:\n  api: {dockerfile: api/Dockerfile}\n");
        var run = await setup.RunAsync("bases", "--online", "--count", "--platform", "linux/amd64");
        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Contains("  counted    at least 1 packages", run.Output, StringComparison.Ordinal);
        Assert.Matches("  patch      .*: at least 1 packages", run.Output);
    }

    [Fact]
    public async Task Counting_needs_the_registries()
    {
        var run = await setup.RunAsync("bases", "show", "python:3.12-slim", "--count");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("give --online too", run.Error, StringComparison.Ordinal);
    }
}
