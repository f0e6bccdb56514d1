using Drydock.EndToEnd.Tools;

namespace Drydock.EndToEnd.Images;

/// <summary>One image, fresh from mmdebstrap, through every source: the answer does not depend on where the image came from.</summary>
public sealed class FreshRootTests
{
    private const string Image = "localhost/root:test";

    public static TheoryData<string, int> Roots => new() { { "minbase", 60 }, { "full", 400 } };

    [Theory]
    [MemberData(nameof(Roots))]
    public async Task Every_source_gives_the_same_report_but_for_the_target(string root, int atLeast)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var folder = RealImages.Root(root);
        Command.NeedAsRoot("umoci", "skopeo", "docker-registry", "podman");
        using var drydock = new DrydockProgram();
        var packed = await RealImages.PackAsync(root, cancellation);
        await using var registry = await LoopbackRegistry.StartAsync(cancellation);
        var pushed = await registry.PushAsync($"oci:{packed}/gzip.oci:test", "root:test", cancellation);
        await using var podman = await PodmanService.StartAsync(cancellation);
        await podman.LoadAsync($"{packed}/docker.tar", cancellation);
        var engine = new Dictionary<string, string>(StringComparer.Ordinal) { ["DOCKER_HOST"] = "unix://" + podman.Socket, ["CONTAINER_HOST"] = "unix://" + podman.Socket };
        await LoadFeedsAsync(drydock, cancellation);

        var expected = await ScanAsync(drydock, null, $"dir:{folder}");
        Assert.True(expected.Packages.Count >= atLeast, $"{expected.Packages.Count} packages");
        foreach (var target in new[] { $"docker-archive:{packed}/docker.tar", $"oci:{packed}/gzip.oci:test", $"oci:{packed}/zstd.oci:test", $"registry:{pushed}", $"podman:{Image}" })
        {
            var actual = await ScanAsync(drydock, engine, target);
            Assert.True(expected.WithoutTarget() == actual.WithoutTarget(), $"{target} differs:\n{FirstDifference(expected.WithoutTarget(), actual.WithoutTarget())}");
        }
    }

    [Fact]
    public async Task Packages_of_apt_and_pip_are_told_apart()
    {
        var folder = RealImages.Root("full");
        using var drydock = new DrydockProgram();
        var report = await ScanAsync(drydock, null, $"dir:{folder}");
        var pip = Packages(report, "pypi");
        Assert.Contains(("requests", "2.25.1", null), pip);
        Assert.Contains(("pillow", "9.3.0", null), pip);
        Assert.Contains(pip, static p => p.Name == "numpy" && p.OwnedBy is not null && p.OwnedBy.Contains("python3-numpy", StringComparison.Ordinal));
        Assert.Contains(Packages(report, "deb"), static p => p.Name == "python3-numpy");
    }

    private static List<(string Name, string Version, string? OwnedBy)> Packages(JsonReport report, string type) =>
        [.. report.Packages.Where(p => (string)p!["type"]! == type).Select(static p => ((string)p!["name"]!, (string)p["version"]!, (string?)p["ownedBy"]))];

    /// <summary>With the real feeds where there are any; the bundled sample answers otherwise.</summary>
    private static async Task LoadFeedsAsync(DrydockProgram drydock, CancellationToken cancellation)
    {
        var feeds = Environment.GetEnvironmentVariable("DRYDOCK_FEEDS");
        if (string.IsNullOrEmpty(feeds)) return;
        var update = await drydock.RunAsync(null, ["db", "update", "--from", feeds, "--quiet"], cancellation);
        Assert.True(update.ExitCode == 0, update.Error);
    }

    private static async Task<JsonReport> ScanAsync(DrydockProgram drydock, Dictionary<string, string>? environment, string target)
    {
        var result = await drydock.RunAsync(environment, ["scan", target, "--format", "json"], TestContext.Current.CancellationToken);
        Assert.True(result.Output.StartsWith('{'), $"{target}: exit {result.ExitCode}: {result.Error}");
        return JsonReport.Parse(result.Output);
    }

    private static string FirstDifference(string expected, string actual)
    {
        var (a, b) = (expected.Split('\n'), actual.Split('\n'));
        for (var i = 0; i < Math.Max(a.Length, b.Length); i++)
        {
            var (x, y) = (i < a.Length ? a[i] : "(end)", i < b.Length ? b[i] : "(end)");
            if (x != y) return $"- {x}\n+ {y}";
        }

        return "";
    }
}
