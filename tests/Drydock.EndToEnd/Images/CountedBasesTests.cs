using System.Text.Json;
using Drydock.EndToEnd.Tools;

namespace Drydock.EndToEnd.Images;

/// <summary><c>drydock bases --online --count</c> with real Debian bases in a real registry: as released, with its security updates, and the next release.</summary>
public sealed class CountedBasesTests
{
    private static readonly (string Root, string Tag)[] Bases =
    [
        ("slim-bookworm-release", "3.12.4-slim-bookworm"), ("slim-bookworm", "3.12.14-slim-bookworm"), ("slim-trixie", "3.12.14-slim-trixie"),
    ];

    [Fact]
    public async Task Packages_and_findings_are_counted_now_and_after_each_step()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var packed = new List<(string Folder, string Tag)>();
        foreach (var (root, tag) in Bases) packed.Add((await RealImages.PackAsync(root, cancellation), tag));
        Command.NeedAsRoot("umoci", "skopeo", "docker-registry");
        var feeds = Environment.GetEnvironmentVariable("DRYDOCK_FEEDS");
        Assert.SkipWhen(string.IsNullOrEmpty(feeds), "DRYDOCK_FEEDS does not name a folder of real feeds");
        await using var registry = await LoopbackRegistry.StartAsync(cancellation);
        foreach (var (folder, tag) in packed) await registry.PushAsync($"oci:{folder}/gzip.oci:test", $"library/python:{tag}", cancellation);
        using var drydock = new DrydockProgram();
        var update = await drydock.RunAsync(null, ["db", "update", "--feed", "debian", "--feed", "osv:Debian", "--from", feeds!, "--quiet"], cancellation);
        Assert.True(update.ExitCode == 0, update.Error);

        var reference = $"{registry.Address}/library/python:3.12.4-slim-bookworm";
        var run = await drydock.RunAsync(null, ["bases", "show", reference, "--online", "--count", "--platform", "linux/amd64", "--format", "json"], cancellation);
        Assert.True(run.ExitCode == 0, run.Error);
        using var json = JsonDocument.Parse(run.Output);
        var now = Count(json.RootElement);
        var rungs = json.RootElement.GetProperty("ladder").EnumerateArray().ToDictionary(static r => r.GetProperty("kind").GetString()!, StringComparer.Ordinal);
        var (patch, next) = (Count(rungs["patch"]), Count(rungs["os-upgrade"]));
        Assert.All(new[] { now, patch, next }, static c => Assert.InRange(c.Packages, 60, 200));
        // Security updates take findings away; whether the feeds know those that came since the point release depends on their day.
        Assert.InRange(patch.Findings, 0, now.Findings);
        Assert.NotEqual(patch, next);
        Assert.InRange(next.Packages, 0, patch.Packages - 1);
        Assert.True(rungs["patch"].GetProperty("hasPlatform").GetBoolean());

        // The same numbers as a scan of that image, and shown again without reading it.
        var scan = await drydock.RunAsync(null, ["scan", $"registry:{reference}", "--platform", "linux/amd64", "--format", "json"], cancellation);
        using var report = JsonDocument.Parse(scan.Output);
        Assert.Equal(report.RootElement.GetProperty("packages").GetArrayLength(), now.Packages);
        var counted = report.RootElement.GetProperty("findings").EnumerateArray().Where(static f => f.GetProperty("suppressed").ValueKind == JsonValueKind.Null).ToList();
        Assert.InRange(now.Findings, counted.Select(static f => f.GetProperty("id").GetString()).Distinct(StringComparer.Ordinal).Count(), counted.Count);
        var later = await drydock.RunAsync(null, ["bases", "show", reference, "--platform", "linux/amd64", "--format", "json"], cancellation);
        Assert.True(later.ExitCode == 0, later.Error);
        Assert.Equal(now, Count(JsonDocument.Parse(later.Output).RootElement));
    }

    private static (int Packages, int Findings) Count(JsonElement element)
    {
        var count = element.GetProperty("count");
        Assert.Equal("complete", count.GetProperty("known").GetString());
        return (count.GetProperty("packages").GetInt32(), count.GetProperty("findings").EnumerateObject().Sum(static f => f.Value.GetInt32()));
    }
}
