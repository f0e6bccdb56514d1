using System.Text.Json;
using Drydock.Assessment.State;
using Drydock.TestKit.Images;
using Drydock.TestKit.Registry;
using Microsoft.Extensions.Time.Testing;

namespace Drydock.Cli.Tests.Commands;

public sealed class BasesCommandTests : IDisposable
{
    private const string ManifestType = "application/vnd.oci.image.manifest.v1+json";

    private readonly TemporaryFolder folder = new();
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 11, 26, 8, 0, 0, TimeSpan.Zero));

    public void Dispose() => folder.Dispose();

    private Task<CliRun> RunAsync(params string[] arguments) => RunAsync(clock, arguments);

    private Task<CliRun> RunAsync(TimeProvider time, params string[] arguments) =>
        new CliSetup { CurrentFolder = folder.Path, Clock = time, Variables = { ["HOME"] = folder.Path, ["COLUMNS"] = "160" } }.RunAsync([.. (string[])["bases"], .. arguments]);

    private async Task<List<JsonElement>> ServicesAsync(int code, params string[] arguments)
    {
        var run = await RunAsync([.. arguments, "--format", "json"]);
        Assert.True(run.ExitCode == code, run.Error + run.Output);
        return [.. JsonDocument.Parse(run.Output).RootElement.GetProperty("services").EnumerateArray()];
    }

    private void Fleet(string services) => folder.Write("drydock.yaml", "version: 1\nservices:\n" + services);

    private void OneService(string dockerfile, string more = "")
    {
        Fleet($"  api: {{dockerfile: api/Dockerfile{more}}}\n");
        folder.Write("api/Dockerfile", dockerfile);
    }

    [Fact]
    public async Task The_base_is_that_of_the_final_stage_through_the_defaults_of_ARG()
    {
        OneService("ARG VERSION=3.12\nARG BASE=python:${VERSION}-slim-bookworm\nFROM golang:1.22 AS build\nFROM $BASE AS run\nFROM run\n");
        var service = Assert.Single(await ServicesAsync(0));
        Assert.Equal(("python:3.12-slim-bookworm", "api/Dockerfile:4"), (Text(service, "base"), Text(service, "place")));
        var status = service.GetProperty("status");
        Assert.Equal(("minor", "suite", "tag"), (Text(status.GetProperty("pinning"), "version"), Text(status.GetProperty("pinning"), "os"), Text(status.GetProperty("pinning"), "content")));
        Assert.Equal(("lts", "2028-06-30"), (Text(status.GetProperty("support"), "phase"), Text(status.GetProperty("support"), "until")));
        Assert.Equal("python:3.12-slim-trixie", Text(status.GetProperty("ladder")[2], "reference"));
    }

    [Fact]
    public async Task Build_arguments_and_the_target_of_the_fleet_file_count()
    {
        OneService("ARG VERSION=3.12\nFROM python:$VERSION-slim-trixie AS run\nFROM run AS debug\n", ", target: run, args: {VERSION: \"3.13\"}");
        Assert.Equal("python:3.13-slim-trixie", Text(Assert.Single(await ServicesAsync(0)), "base"));
    }

    [Fact]
    public async Task Where_no_Dockerfile_says_it_the_fleet_file_does_and_what_nobody_says_is_told()
    {
        Fleet("  a: {base: \"docker.io/library/python:3.12-slim\"}\n  b: {dockerfile: b/Dockerfile, base: \"debian:12-slim\"}\n  c: {dockerfile: b/Dockerfile}\n  d: {dockerfile: d/Dockerfile}\n  e: {dockerfile: missing/Dockerfile}\n");
        folder.Write("b/Dockerfile", "ARG BASE\nFROM $BASE\n");
        folder.Write("d/Dockerfile", "FROM scratch\n");
        var services = await ServicesAsync(1);
        Assert.Equal(["python:3.12-slim", "debian:12-slim", null, null, null], services.Select(static s => Text(s, "base")));
        Assert.Equal([false, false, false, true, false], services.Select(static s => s.GetProperty("scratch").GetBoolean()));
        Assert.Equal([0, 0, 1, 0, 1], services.Select(static s => s.GetProperty("problems").GetArrayLength()));
        Assert.Equal("look", Text(services[2].GetProperty("advice"), "kind"));
        Assert.Equal("none", Text(services[3].GetProperty("advice"), "kind"));
    }

    [Fact]
    public async Task Without_a_scan_there_is_no_number_of_findings_and_without_a_question_nothing_is_up_to_date()
    {
        OneService("FROM python:3.13-slim-trixie\n");
        var service = Assert.Single(await ServicesAsync(0));
        Assert.Equal(("not-scanned", JsonValueKind.Null), (Text(service.GetProperty("findings"), "known"), service.GetProperty("findings").GetProperty("counts").ValueKind));
        Assert.Equal("unknown", Text(service.GetProperty("digest"), "drift"));
        Assert.Equal("ask", Text(service.GetProperty("advice"), "kind"));
        var table = (await RunAsync()).Output;
        Assert.Contains("not scanned", table, StringComparison.Ordinal);
        Assert.Contains("api: ask its registry with --online whether it was rebuilt\n", table, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_digest_is_recorded_on_the_first_look_and_a_later_move_is_told_with_its_day()
    {
        await using var registry = await InProcessRegistry.StartAsync();
        Push(registry, "first");
        OneService($"FROM {registry.Host}/library/python:3.13-slim-trixie\n");
        Assert.Equal("first", Drift(await ServicesAsync(0, "--online")));
        clock.Advance(TimeSpan.FromDays(9));
        Assert.Equal("same", Drift(await ServicesAsync(0, "--online")));
        Assert.Equal("unknown", Drift(await ServicesAsync(0)));
        Push(registry, "second");
        var moved = await ServicesAsync(0, "--online");
        Assert.Equal("moved", Drift(moved));
        Assert.Equal(("rebuild", 9), (Text(moved[0].GetProperty("advice"), "kind"), moved[0].GetProperty("digest").GetProperty("ageDays").GetInt32()));
        Assert.Contains("moved since 2026-11-26", Text(moved[0].GetProperty("digest"), "text"), StringComparison.Ordinal);
        Assert.Equal("same", Drift(await ServicesAsync(0, "--online")));
        using var state = StateFile.OpenExisting(folder.File(".drydock/state.db"));
        Assert.Equal(["2026-11-26", "2026-12-05"], state.Bases("api").Select(static b => b.At.UtcDateTime.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task A_new_index_with_the_same_image_for_the_platform_is_no_move()
    {
        await using var registry = await InProcessRegistry.StartAsync();
        PushIndex(registry, "other-1");
        OneService($"FROM {registry.Host}/library/python:3.13-slim-trixie\n");
        await ServicesAsync(0, "--online", "--platform", "linux/amd64");
        var before = registry.Count("manifest");
        Assert.Equal("same", Drift(await ServicesAsync(0, "--online", "--platform", "linux/amd64")));
        // While the tag points to the same index, asking for its head is enough.
        Assert.Equal(1, registry.Count("manifest") - before);
        PushIndex(registry, "other-2");
        Assert.Equal("same", Drift(await ServicesAsync(0, "--online", "--platform", "linux/amd64")));
    }

    [Fact]
    public async Task A_scan_records_the_digest_that_a_later_look_is_compared_with_and_counts_its_findings()
    {
        await using var registry = await InProcessRegistry.StartAsync();
        Push(registry, "first");
        OneService($"FROM {registry.Host}/library/python:3.13-slim-trixie\n");
        var scan = await new CliSetup { CurrentFolder = folder.Path, Clock = clock, Variables = { ["HOME"] = folder.Path } }.RunAsync("scan", "--fleet");
        Assert.Contains("recorded: ", scan.Error, StringComparison.Ordinal);
        clock.Advance(TimeSpan.FromDays(2));
        var service = Assert.Single(await ServicesAsync(0, "--online"));
        Assert.Equal(("same", 2), (Text(service.GetProperty("digest"), "drift"), service.GetProperty("digest").GetProperty("ageDays").GetInt32()));
        // The image has no distribution: it was looked at and could not be judged, which is no zero either.
        Assert.Equal(("unknown", JsonValueKind.Null), (Text(service.GetProperty("findings"), "known"), service.GetProperty("findings").GetProperty("counts").ValueKind));
        folder.Write("api/Dockerfile", "FROM python:3.13-slim-trixie\n");
        Assert.Equal("not-scanned", Text(Assert.Single(await ServicesAsync(0)).GetProperty("findings"), "known"));
    }

    [Fact]
    public async Task Nothing_is_recorded_when_that_is_asked_for()
    {
        await using var registry = await InProcessRegistry.StartAsync();
        Push(registry, "first");
        OneService($"FROM {registry.Host}/library/python:3.13-slim-trixie\n");
        await ServicesAsync(0, "--online", "--no-record");
        Assert.False(File.Exists(folder.File(".drydock/state.db")));
    }

    public static TheoryData<string> Faults => ["401", "429", "500", "slow", "lies", "gone"];

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_registry_that_fails_leaves_it_unknown_and_records_nothing(string fault)
    {
        await using var registry = await InProcessRegistry.StartAsync();
        Push(registry, "first");
        OneService($"FROM {registry.Host}/library/python:3.13-slim-trixie\n");
        await ServicesAsync(0, "--online");
        Break(registry, fault);
        string[] limit = fault == "slow" ? ["--timeout", "1s"] : [];
        var run = await RunAsync(new SkippingClock(), [.. (string[])["--online", "--format", "json"], .. limit]);
        var service = JsonDocument.Parse(run.Output).RootElement.GetProperty("services")[0];
        Assert.Equal((1, "unknown"), (run.ExitCode, Text(service.GetProperty("digest"), "drift")));
        Assert.NotEqual(0, service.GetProperty("problems").GetArrayLength());
        Assert.Equal("look", Text(service.GetProperty("advice"), "kind"));
        Assert.DoesNotContain("up to date", run.Output, StringComparison.OrdinalIgnoreCase);
        using var state = StateFile.OpenExisting(folder.File(".drydock/state.db"));
        Assert.Single(state.Bases("api"));
    }

    [Fact]
    public async Task One_registry_that_fails_does_not_hide_the_others()
    {
        await using var registry = await InProcessRegistry.StartAsync();
        Push(registry, "first");
        Fleet($"  a: {{base: \"127.0.0.1:1/library/python:3.12-slim-bookworm\"}}\n  b: {{base: \"{registry.Host}/library/python:3.13-slim-trixie\"}}\n");
        var run = await RunAsync(new SkippingClock(), "--online", "--format", "json");
        var services = JsonDocument.Parse(run.Output).RootElement.GetProperty("services").EnumerateArray().ToList();
        Assert.Equal(1, run.ExitCode);
        Assert.Equal(["unknown", "first"], services.Select(static s => Text(s.GetProperty("digest"), "drift")));
    }

    [Fact]
    public async Task Another_day_can_be_spoken_of_and_a_policy_that_asks_for_more_is_named()
    {
        OneService("FROM python:3.12-slim-bookworm\n");
        Assert.Equal("supported", Text(Assert.Single(await ServicesAsync(0, "--at", "2026-01-10")).GetProperty("status").GetProperty("support"), "phase"));
        folder.Write("drydock.yaml", "version: 1\npolicy:\n  base-images: {support: security}\nservices:\n  api: {dockerfile: api/Dockerfile}\n");
        var advice = Assert.Single(await ServicesAsync(0)).GetProperty("advice");
        Assert.Equal(("move", "os-upgrade", "python:3.12-slim-trixie"), (Text(advice, "kind"), Text(advice, "step"), Text(advice, "reference")));
        Assert.Contains("  try        drydock update api --to os-upgrade\n", (await RunAsync()).Output, StringComparison.Ordinal);
        var twice = await RunAsync("--online", "--at", "2026-01-10");
        Assert.Equal(1, twice.ExitCode);
        Assert.Contains("leave --at out", twice.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_that_does_not_exist_is_told_with_the_nearest_name()
    {
        OneService("FROM python:3.12-slim\n");
        var run = await RunAsync("apu");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("there is no service 'apu' in drydock.yaml (did you mean 'api'?)", run.Error, StringComparison.Ordinal);
    }

    private static void Break(InProcessRegistry registry, string fault)
    {
        switch (fault)
        {
            case "401": registry.Faults.Challenge = "Basic realm=\"closed\""; break;
            case "429": (registry.Faults.FailFirst, registry.Faults.RetryAfter) = ((1000, 429), "9999"); break;
            case "500": registry.Faults.FailFirst = (1000, 500); break;
            case "slow": registry.Faults.StallAnswer = true; break;
            case "gone": registry.Repository("library/python").Manifests.Clear(); break;
            default:
                Push(registry, "second");
                registry.Faults.OtherManifest = TestImage.Create().Layer(static l => l.File("lie", "lie")).Manifest();
                break;
        }
    }

    private static void Push(InProcessRegistry registry, string content)
    {
        var image = TestImage.Create().Layer(l => l.File("content", content));
        var repository = registry.Repository("library/python");
        foreach (var (_, blob) in image.Blobs()) repository.AddBlob(blob);
        repository.AddManifest(image.Manifest(), ManifestType, "3.13-slim-trixie");
    }

    private static void PushIndex(InProcessRegistry registry, string other)
    {
        var repository = registry.Repository("library/python");
        string Entry(string content, string architecture)
        {
            var image = (TestImage.Create() with { Platform = new("linux", architecture) }).Layer(l => l.File("content", content));
            foreach (var (_, blob) in image.Blobs()) repository.AddBlob(blob);
            var digest = repository.AddManifest(image.Manifest(), ManifestType);
            return $$"""{"mediaType":"{{ManifestType}}","digest":"{{digest}}","size":{{image.Manifest().Length}},"platform":{"os":"linux","architecture":"{{architecture}}"} }""";
        }

        var index = $$"""{"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json","manifests":[{{Entry("same", "amd64")}},{{Entry(other, "arm64")}}]}""";
        repository.AddManifest(System.Text.Encoding.UTF8.GetBytes(index), "application/vnd.oci.image.index.v1+json", "3.13-slim-trixie");
    }

    private static string? Drift(List<JsonElement> services) => Text(services[0].GetProperty("digest"), "drift");

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();
}
