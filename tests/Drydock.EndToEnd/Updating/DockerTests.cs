using Drydock.EndToEnd.Tools;

namespace Drydock.EndToEnd.Updating;

/// <summary>The docker command as engine, talking to podman's service: Docker's interface without Docker's daemon. Without the buildx plug-in it builds by its classic builder.</summary>
public sealed class DockerTests
{
    private const string Dockerfile = "FROM @BASE@:3.12.4-slim-bookworm\nRUN adduser --system app\nUSER 1000\nHEALTHCHECK --interval=1s CMD [\"cat\", \"/etc/os-release\"]\nCMD [\"sh\", \"-c\", \"while :; do :; done\"]\n";

    private const string Structure =
        """
        schemaVersion: "2.0.0"
        commandTests: [{name: reads, command: cat, args: [/etc/os-release], expectedOutput: ["VERSION_ID"]}]
        metadataTest: {user: "1000"}
        """;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static async Task<TinyFleet> StartAsync()
    {
        Command.NeedAsRoot("docker", "podman", "runc", "buildah", "docker-registry", "skopeo", "git", "ldd");
        var fleet = await TinyFleet.StartAsync(Dockerfile, ", structure-test: structure.yaml", Token);
        fleet.Write("structure.yaml", Structure);
        await fleet.NeedContainersAsync(Token);
        await fleet.StartEngineAsync(Token);
        return fleet;
    }

    [Fact]
    public async Task Docker_builds_tests_and_starts_a_service_hardened()
    {
        await using var fleet = await StartAsync();
        var run = await fleet.DrydockAsync(["update", "api"], Token, "docker");
        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Contains("- build: `built with docker 4.", run.Output.Replace("docker 5.", "docker 4.", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("- structure tests: `2 of structure.yaml passed`", run.Output, StringComparison.Ordinal);
        Assert.Contains("- health: `well in a hardened container", run.Output, StringComparison.Ordinal);
        Assert.Contains("3.12.20", await File.ReadAllTextAsync(fleet.Dockerfile, Token), StringComparison.Ordinal);
        Assert.Equal("", await fleet.MustAsync(["podman", "ps", "--all", "--quiet"], Token));
        Assert.DoesNotContain("drydock-update", await fleet.MustAsync(["podman", "images"], Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Docker_comes_first_where_it_answers_and_what_it_says_of_a_failure_is_told()
    {
        await using var fleet = await StartAsync();
        var before = await File.ReadAllBytesAsync(fleet.Dockerfile, Token);
        var run = await fleet.DrydockAsync(["update", "api", "--to", "os-upgrade"], Token, "auto");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("with docker", run.Error, StringComparison.Ordinal);
        Assert.Contains("adduser", run.Error, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(fleet.Dockerfile, Token));
    }
}
