using System.Text;
using System.Text.Json;
using Drydock.Assessment.State;
using Drydock.TestKit.Feeds;
using Drydock.TestKit.Images;
using Drydock.TestKit.Registry;
using Microsoft.Extensions.Time.Testing;

namespace Drydock.Cli.Tests.Commands;

/// <summary>Days of tags from Docker Hub's own interface, beside its registry.</summary>
public sealed class BasesHubTests : IDisposable
{
    private const string Tag = "3.13-slim-trixie";
    private const string Path = "v2/repositories/library/python/tags/" + Tag;

    private readonly TemporaryFolder folder = new();
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 11, 26, 12, 0, 0, TimeSpan.Zero));
    private readonly CliSetup setup;

    public BasesHubTests() => setup = new CliSetup { CurrentFolder = folder.Path, Variables = { ["HOME"] = folder.Path }, Clock = clock };

    public void Dispose() => folder.Dispose();

    private static string Push(InProcessRegistry registry, string content = "x")
    {
        var image = TestImage.Create().Layer(l => l.File("content", content));
        var repository = registry.Repository("library/python");
        foreach (var (_, blob) in image.Blobs()) repository.AddBlob(blob);
        return repository.AddManifest(image.Manifest(), "application/vnd.oci.image.manifest.v1+json", Tag).ToString();
    }

    private static void Serve(FeedServer hub, string digest, string pushed = "2026-11-20T08:00:00.123456Z") => hub.Serve(Path, Encoding.UTF8.GetBytes(
        $$"""{"name":"{{Tag}}","last_updated":"2026-11-25T08:00:00Z","tag_last_pushed":"{{pushed}}","digest":"{{digest}}","images":[{"architecture":"amd64","os":"linux","variant":null,"digest":"{{digest}}"},{"architecture":"unknown","os":"unknown","digest":"{{digest}}"}]}"""));

    private async Task<(int Exit, JsonElement Answer)> ShowAsync(InProcessRegistry registry, params string[] more)
    {
        var run = await setup.RunAsync([.. (string[])["bases", "show", $"python:{Tag}", "--online", "--format", "json", "--registry-mirror", $"docker.io={registry.Host}", "--platform", "linux/amd64"], .. more]);
        Assert.True(run.Output.StartsWith('{'), run.Error);
        return (run.ExitCode, JsonDocument.Parse(run.Output).RootElement);
    }

    private static bool SaysUnknown(JsonElement answer) => answer.GetProperty("notices").EnumerateArray().Any(static n => n.GetProperty("text").GetString()!.StartsWith("when the tag was last pushed is not known", StringComparison.Ordinal));

    [Fact]
    public async Task The_age_of_a_digest_is_told_and_asked_for_once_in_six_hours()
    {
        await using var registry = await InProcessRegistry.StartAsync();
        await using var hub = await FeedServer.StartAsync();
        Serve(hub, Push(registry));
        var (exit, answer) = await ShowAsync(registry, "--hub", hub.Address.ToString());
        var pushed = answer.GetProperty("pushed");
        Assert.Equal((0, "2026-11-20T08:00:00Z", 6, "127.0.0.1"), (exit, pushed.GetProperty("at").GetString(), pushed.GetProperty("ageDays").GetInt32(), pushed.GetProperty("source").GetString()));
        Assert.False(SaysUnknown(answer));
        clock.Advance(TimeSpan.FromHours(5));
        await ShowAsync(registry, "--hub", hub.Address.ToString());
        Assert.Single(hub.Requests);
        clock.Advance(TimeSpan.FromHours(2));
        await ShowAsync(registry, "--hub", hub.Address.ToString());
        Assert.Equal(2, hub.Requests.Count);
        var text = (await setup.RunAsync("bases", "show", $"python:{Tag}", "--online", "--registry-mirror", $"docker.io={registry.Host}", "--hub", hub.Address.ToString())).Output;
        Assert.Contains("  pushed   2026-11-20, 6 days ago, as 127.0.0.1 says\n", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(404)]
    [InlineData(500)]
    public async Task A_failure_leaves_the_age_unknown_and_is_no_error(int status)
    {
        await using var registry = await InProcessRegistry.StartAsync();
        await using var hub = await FeedServer.StartAsync();
        Serve(hub, Push(registry));
        hub.Serve(Path, []).Faults.Enqueue(new FeedFault(status, 30));
        var (exit, answer) = await ShowAsync(registry, "--hub", hub.Address.ToString());
        Assert.Equal((0, JsonValueKind.Null), (exit, answer.GetProperty("pushed").ValueKind));
        Assert.True(SaysUnknown(answer));
        Assert.Equal(0, answer.GetProperty("problems").GetArrayLength());
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"name\":\"x\",")]
    [InlineData("{\"name\":1}")]
    [InlineData("<html>")]
    public async Task A_damaged_answer_leaves_the_age_unknown(string content)
    {
        await using var registry = await InProcessRegistry.StartAsync();
        await using var hub = await FeedServer.StartAsync();
        Push(registry);
        hub.Serve(Path, Encoding.UTF8.GetBytes(content));
        var (exit, answer) = await ShowAsync(registry, "--hub", hub.Address.ToString());
        Assert.Equal((0, true), (exit, SaysUnknown(answer)));
    }

    [Fact]
    public async Task The_day_of_other_content_than_the_registry_has_does_not_count()
    {
        await using var registry = await InProcessRegistry.StartAsync();
        await using var hub = await FeedServer.StartAsync();
        Push(registry);
        Serve(hub, "sha256:" + new string('0', 64));
        var (exit, answer) = await ShowAsync(registry, "--hub", hub.Address.ToString());
        Assert.Equal((0, JsonValueKind.Null, true), (exit, answer.GetProperty("pushed").ValueKind, SaysUnknown(answer)));
    }

    [Fact]
    public async Task With_a_mirror_of_docker_io_Docker_Hub_is_asked_only_where_it_is_named()
    {
        await using var registry = await InProcessRegistry.StartAsync();
        Push(registry);
        Assert.False(SaysUnknown((await ShowAsync(registry)).Answer));
        Assert.False(SaysUnknown((await ShowAsync(registry, "--hub", "none")).Answer));
        var run = await setup.RunAsync("bases", "show", $"python:{Tag}", "--online", "--hub", "http://hub.example", "--registry-mirror", $"docker.io={registry.Host}");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("is not an address for --hub", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_scan_of_one_image_records_the_digest_for_the_services_that_stand_on_it()
    {
        await using var registry = await InProcessRegistry.StartAsync();
        var digest = Push(registry);
        var reference = $"{registry.Host}/library/python:{Tag}";
        folder.Write("api/Dockerfile", $"FROM {reference}\nUSER app\n");
        folder.Write("web/Dockerfile", "FROM debian:13\nUSER app\n");
        folder.Write("drydock.yaml", "version: 1\nservices:\n  api: {dockerfile: api/Dockerfile}\n  web: {dockerfile: web/Dockerfile}\n");
        await setup.RunAsync("scan", $"registry:{reference}");
        Assert.False(File.Exists(folder.File(".drydock/state.db")));
        using (StateFile.OpenOrCreate(folder.File(".drydock/state.db")))
        {
        }

        await setup.RunAsync("scan", $"registry:{reference}", "--no-record");
        var run = await setup.RunAsync("scan", $"registry:{reference}");
        Assert.Contains($"recorded: the digest of {reference}, the base of api", run.Error, StringComparison.Ordinal);
        using var state = StateFile.OpenExisting(folder.File(".drydock/state.db"));
        var row = Assert.Single(state.Bases());
        Assert.Equal(("api", reference, digest), (row.Service, row.Reference, row.Digest));
    }
}
