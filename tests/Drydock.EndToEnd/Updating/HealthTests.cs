using Drydock.EndToEnd.Tools;

namespace Drydock.EndToEnd.Updating;

public sealed class HealthTests
{
    private const string Dockerfile = "FROM @BASE@:3.12.4-slim-bookworm\nCOPY root /\nCOPY config.yml start.sh /\nUSER 1000\nCMD [\"sh\", \"/start.sh\"]\n";
    private const string Serve = "exec docker-registry serve /config.yml\n";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static async Task<TinyFleet> StartAsync(string healthcheck, string start = Serve, string address = ":5000", string dockerfile = Dockerfile)
    {
        Command.NeedAsRoot("buildah", "podman", "runc", "docker-registry", "skopeo", "git", "ldd");
        var fleet = await TinyFleet.StartAsync(dockerfile, healthcheck.Length == 0 ? "" : $", healthcheck: {{{healthcheck}}}", Token);
        try
        {
            await fleet.NeedContainersAsync(Token);
            await fleet.ProgramAsync(Command.Find("docker-registry")!, "api/root", "usr/bin/docker-registry", Token);
            fleet.Write("api/config.yml", $"version: 0.1\nlog: {{level: error}}\nstorage: {{inmemory: {{}}}}\nhttp: {{addr: \"{address}\"}}\n");
            fleet.Write("api/start.sh", start);
            return fleet;
        }
        catch
        {
            await fleet.DisposeAsync();
            throw;
        }
    }

    [Theory]
    [InlineData("podman")]
    [InlineData("buildah")]
    public async Task A_service_that_answers_as_asked_is_updated_whatever_built_it(string engine)
    {
        await using var fleet = await StartAsync("http-get: {port: 5000, path: /v2/, status: 200}");
        var run = await fleet.DrydockAsync(["update", "api"], Token, engine);
        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Contains("- http-get: `GET /v2/ on port 5000 answered 200 in a hardened container (read-only, no capabilities, no new privileges, no network)`", run.Output, StringComparison.Ordinal);
        Assert.Contains("3.12.20", await File.ReadAllTextAsync(fleet.Dockerfile, Token), StringComparison.Ordinal);
        Assert.Equal("", await fleet.MustAsync(["podman", "ps", "--all", "--quiet"], Token));
    }

    [Fact]
    public async Task A_service_that_starts_slowly_is_waited_for()
    {
        // Half a million turns of a shell's loop: a second or so, without a program that sleeps.
        await using var fleet = await StartAsync("http-get: {port: 5000, path: /v2/}", "i=0; while [ $i -lt 500000 ]; do i=$((i+1)); done\n" + Serve);
        var run = await fleet.DrydockAsync(["update", "api"], Token, "podman");
        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Contains("answered 200", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http-get: {port: 5000, path: /missing}, start-period: 1s", ":5000", Serve, "http-get failed with @: GET /missing on port 5000 was not well within 1 seconds: it answered 404")]
    [InlineData("http-get: {port: 8080}, start-period: 1s", ":5000", Serve, "GET / on port 8080 was not well within 1 seconds: nothing listens on port 8080")]
    [InlineData("http-get: {port: 5000, path: /v2/}", "127.0.0.1:5000", Serve, "it listens on 127.0.0.1 only, which nothing outside of its container reaches: let it listen on 0.0.0.0:5000")]
    [InlineData("http-get: {port: 5000, path: /v2/}", ":5000", "set -e\necho 1 > /srv.pid\n" + Serve, "it ended in a hardened container (read-only, no capabilities, no new privileges); it wants to write to /srv.pid, which is read-only there")]
    public async Task A_service_that_is_not_well_keeps_its_file_and_hears_why(string healthcheck, string address, string start, string expected)
    {
        await using var fleet = await StartAsync(healthcheck, start, address);
        var before = await File.ReadAllBytesAsync(fleet.Dockerfile, Token);
        var run = await fleet.DrydockAsync(["update", "api"], Token, "podman");
        Assert.Equal(1, run.ExitCode);
        Assert.True(run.Error.Contains(expected.Replace("@", $"{fleet.Base}:3.12.20-slim-bookworm", StringComparison.Ordinal), StringComparison.Ordinal), run.Error);
        Assert.Equal(before, await File.ReadAllBytesAsync(fleet.Dockerfile, Token));
        Assert.Equal("http-get", Assert.Single(fleet.Trials()).Failed);
        Assert.Equal("", await fleet.MustAsync(["podman", "ps", "--all", "--quiet"], Token));
    }

    [Fact]
    public async Task What_a_setup_left_is_there_for_its_command_and_for_no_other()
    {
        await using var fleet = await StartAsync("");
        fleet.Write("drydock.yaml", "version: 1\nservices:\n  api: {dockerfile: api/Dockerfile, structure-test: structure.yaml}\n");
        fleet.Write("structure.yaml",
            """
            schemaVersion: "2.0.0"
            commandTests:
              - {name: with, setup: [[sh, -c, "cat /etc/os-release > /copy"], [sh, -c, "cat /copy > /again"]], teardown: [[rm, /copy]], command: cat, args: [/again], expectedOutput: ["VERSION_ID"]}
              - {name: without, command: cat, args: [/copy], exitCode: 1}
            containerRunOptions: {user: "0"}
            """);
        var run = await fleet.DrydockAsync(["update", "api"], Token, "podman");
        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Contains("- structure tests: `2 of structure.yaml passed`", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("drydock-update", await fleet.MustAsync(["podman", "images", "--all"], Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_is_named_may_be_written_to_and_a_HEALTHCHECK_is_asked_too()
    {
        await using var fleet = await StartAsync(
            "http-get: {port: 5000, path: /v2/}, tmpfs: [/data], start-period: 5s", "set -e\necho well > /data/state\n" + Serve,
            dockerfile: Dockerfile + "HEALTHCHECK --interval=1s CMD [\"cat\", \"/data/state\"]\n");
        // What a run of long ago left when it was killed.
        await fleet.MustAsync(["podman", "create", "--tls-verify=false", "--name", "drydock-update-1000000000-dead", $"{fleet.Base}:3.12.4-slim-bookworm", "sh"], Token);
        await fleet.MustAsync(["podman", "tag", $"{fleet.Base}:3.12.4-slim-bookworm", "localhost/drydock-update/api:1000000000-dead"], Token);
        var run = await fleet.DrydockAsync(["update", "api"], Token, "buildah");
        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Equal("", await fleet.MustAsync(["podman", "ps", "--all", "--quiet"], Token));
        Assert.DoesNotContain("drydock-update", await fleet.MustAsync(["podman", "images", "--all"], Token), StringComparison.Ordinal);
        Assert.Contains("- health: `well in a hardened container", run.Output, StringComparison.Ordinal);
        Assert.Contains("- http-get: `GET /v2/ on port 5000 answered 200", run.Output, StringComparison.Ordinal);
        Assert.Equal(["build", "health", "http-get"], Assert.Single(fleet.Trials()).Proofs.Select(static p => p.Name));
    }
}
