using Drydock.EndToEnd.Tools;

namespace Drydock.EndToEnd.Updating;

/// <summary><c>drydock update</c> with real builds, a real registry and real git.</summary>
public sealed class UpdateTests
{
    private const string Dockerfile = "# syntax is Docker's\nARG BASE_TAG=3.12.4-slim-bookworm\nFROM @BASE@:${BASE_TAG}\nRUN cat /etc/os-release > /os\nRUN adduser --system app\nENV APP=1 PLACE=/copy\nEXPOSE 8080\nUSER 1000\n";

    private const string Structure =
        """
        schemaVersion: "2.0.0"
        commandTests: [{name: says its release, setup: [[sh, -c, "cat /os > /copy"]], command: cat, args: ["$PLACE"], envVars: [{key: X, value: y}], expectedOutput: ["VERSION_ID=\"1[23]\""]}]
        fileExistenceTests: [{name: os, path: /os}]
        fileContentTests: [{name: id, path: /etc/os-release, expectedContents: ["ID=debian"]}]
        containerRunOptions: {user: "0"}
        metadataTest: {envVars: [{key: APP, value: "1"}], exposedPorts: ["8080"], user: "1000"}
        """;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static Task<TinyFleet> StartAsync(string tests)
    {
        Command.NeedAsRoot("buildah", "docker-registry", "skopeo", "git", "ldd");
        return TinyFleet.StartAsync(Dockerfile, tests, Token);
    }

    [Fact]
    public async Task A_service_that_builds_and_passes_its_tests_stands_on_the_new_base()
    {
        await using var fleet = await StartAsync(", structure-test: api/structure.yaml, test: [./check.sh, \"{image}\"]");
        fleet.Write("api/structure.yaml", Structure);
        fleet.Write("check.sh", "#!/bin/sh\nset -e\nc=$(buildah from --pull-never \"$1\")\ntrap 'buildah rm $c >/dev/null' EXIT\nbuildah run \"$c\" -- cat /os\n");
        await fleet.MustAsync(["chmod", "+x", Path.Combine(fleet.Root, "check.sh")], Token);
        await fleet.GitAsync(["add", "."], Token);
        await fleet.GitAsync(["commit", "-q", "-m", "tests"], Token);
        var before = await File.ReadAllTextAsync(fleet.Dockerfile, Token);
        var run = await fleet.DrydockAsync(["update"], Token);
        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Equal(before.Replace("3.12.4", "3.12.20", StringComparison.Ordinal), await File.ReadAllTextAsync(fleet.Dockerfile, Token));
        Assert.Contains("- structure tests: `4 of api/structure.yaml passed`", run.Output, StringComparison.Ordinal);
        Assert.Contains("- test: `./check.sh {image} passed`", run.Output, StringComparison.Ordinal);
        Assert.Contains("`tiny` `1.0` → `1.1`", run.Output, StringComparison.Ordinal);
        var trial = Assert.Single(fleet.Trials());
        Assert.Equal((null, $"{fleet.Base}:3.12.20-slim-bookworm", (await fleet.GitAsync(["rev-parse", "HEAD"], Token)).Trim()), (trial.Failed, trial.Reference, trial.Source));
        Assert.StartsWith("sha256:", trial.Digest, StringComparison.Ordinal);
        Assert.Equal([("api", trial.Reference, trial.Digest)], fleet.Bases().Select(static b => (b.Service, b.Reference, (string?)b.Digest)));
        Assert.DoesNotContain("drydock-update", await fleet.MustAsync(["buildah", "images"], Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rebuild_pulls_the_same_tag_anew_and_changes_no_byte()
    {
        await using var fleet = await StartAsync("");
        await fleet.TagAsync("3.12.20-slim-bookworm", "3.12-slim-bookworm", Token);
        await File.WriteAllTextAsync(fleet.Dockerfile, (await File.ReadAllTextAsync(fleet.Dockerfile, Token)).Replace("3.12.4", "3.12", StringComparison.Ordinal), Token);
        var before = await File.ReadAllBytesAsync(fleet.Dockerfile, Token);
        var dry = await fleet.DrydockAsync(["update", "api", "--to", "rebuild", "--dry-run"], Token);
        Assert.Equal((0, ""), (dry.ExitCode, dry.Output));
        Assert.Contains("would be pulled anew", dry.Error, StringComparison.Ordinal);
        var run = await fleet.DrydockAsync(["update", "api", "--to", "rebuild", "--branch", "mine"], Token);
        Assert.True(run.ExitCode == 0, run.Error);
        Assert.StartsWith($"# api: rebuild on {fleet.Base}:3.12-slim-bookworm", run.Output, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(fleet.Dockerfile, Token));
        Assert.Equal("", await fleet.GitAsync(["for-each-ref", "refs/heads/mine"], Token));
        var trial = Assert.Single(fleet.Trials());
        Assert.Equal((null, "rebuild", $"{fleet.Base}:3.12-slim-bookworm"), (trial.Failed, trial.Step, trial.Reference));
        Assert.Null(trial.Changes);
        // The file is not as committed: the trial says so.
        Assert.StartsWith((await fleet.GitAsync(["rev-parse", "HEAD"], Token)).Trim() + "+", trial.Source, StringComparison.Ordinal);
        // Another day the tag has other content: what it had when somebody looked is what that is compared with.
        Assert.Equal("", (await fleet.PlainAsync(["bases", "--online", "--quiet", "--fleet", fleet.Root, "--format", "json"], Token)).Error);
        await fleet.TagAsync("3.12.4-slim-bookworm", "3.12-slim-bookworm", Token);
        var rebuilt = await fleet.DrydockAsync(["update", "api", "--to", "rebuild"], Token);
        Assert.True(rebuilt.ExitCode == 0, rebuilt.Error);
        Assert.Contains("`tiny` `1.1` → `1.0`", rebuilt.Output, StringComparison.Ordinal);
        Assert.NotNull(fleet.Trials()[^1].Changes);
        Assert.Equal(before, await File.ReadAllBytesAsync(fleet.Dockerfile, Token));
        var pinned = await fleet.DrydockAsync(["update", "api", "--to", "rebuild", "--pin", "digest"], Token);
        Assert.True(pinned.ExitCode == 0, pinned.Error);
        Assert.Contains("ARG BASE_TAG=3.12-slim-bookworm@sha256:", await File.ReadAllTextAsync(fleet.Dockerfile, Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_that_does_not_build_keeps_its_file_byte_for_byte_and_hears_why()
    {
        await using var fleet = await StartAsync("");
        var before = await File.ReadAllBytesAsync(fleet.Dockerfile, Token);
        var run = await fleet.DrydockAsync(["update", "api", "--to", "os-upgrade"], Token);
        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Contains($"api: build failed with {fleet.Base}:3.12.20-slim-trixie", run.Error, StringComparison.Ordinal);
        Assert.Contains("adduser", run.Error, StringComparison.Ordinal);
        var trial = Assert.Single(fleet.Trials());
        Assert.Equal(("build", "os-upgrade"), (trial.Failed, trial.Step));
        Assert.StartsWith("sha256:", trial.Digest, StringComparison.Ordinal);
        Assert.Contains("adduser", trial.Failure!.Telling, StringComparison.Ordinal);
        var review = await fleet.ReviewAsync(["--format", "json"], Token);
        Assert.Contains("\"failed\": \"build\"", review, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(fleet.Dockerfile, Token));
        Assert.Equal("", await fleet.GitAsync(["status", "--porcelain"], Token));
    }

    [Fact]
    public async Task A_service_that_fails_a_structure_test_keeps_its_file()
    {
        await using var fleet = await StartAsync(", structure-test: api/structure.yaml");
        fleet.Write("api/structure.yaml", Structure.Replace("user: \"1000\"", "user: \"0\"", StringComparison.Ordinal));
        var before = await File.ReadAllBytesAsync(fleet.Dockerfile, Token);
        var run = await fleet.DrydockAsync(["update", "api"], Token);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("metadataTest: the user is '1000' instead of '0'", run.Error, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(fleet.Dockerfile, Token));
    }

    [Theory]
    [InlineData("/os", null)]
    [InlineData("/missing", "health")]
    public async Task A_service_with_a_health_check_must_be_well_in_a_hardened_container(string file, string? failed)
    {
        Command.NeedAsRoot("podman", "runc");
        await using var fleet = await StartAsync("");
        await fleet.NeedContainersAsync(Token);
        await File.AppendAllTextAsync(fleet.Dockerfile, $"HEALTHCHECK --interval=1s --retries=1 CMD [\"cat\", \"{file}\"]\nCMD [\"sh\", \"-c\", \"while :; do :; done\"]\n", Token);
        var before = await File.ReadAllTextAsync(fleet.Dockerfile, Token);
        var run = await fleet.DrydockAsync(["update", "api"], Token, "podman");
        Assert.True(run.ExitCode == (failed is null ? 0 : 1), run.Error);
        Assert.Equal(failed, Assert.Single(fleet.Trials()).Failed);
        Assert.Equal(failed is null ? before.Replace("3.12.4", "3.12.20", StringComparison.Ordinal) : before, await File.ReadAllTextAsync(fleet.Dockerfile, Token));
        Assert.Contains(failed is null ? "- health: `well in a hardened container" : "its HEALTHCHECK did not pass within 1 second", failed is null ? run.Output : run.Error, StringComparison.Ordinal);
        Assert.Equal("", await fleet.MustAsync(["podman", "ps", "--all", "--quiet"], Token));
    }

    [Fact]
    public async Task A_branch_holds_the_change_and_nothing_that_a_person_works_on_is_touched()
    {
        await using var fleet = await StartAsync("");
        fleet.Write("staged.txt", "staged\n");
        await fleet.GitAsync(["add", "staged.txt"], Token);
        fleet.Write("loose.txt", "loose\n");
        var (status, head) = (await fleet.GitAsync(["status", "--porcelain"], Token), await fleet.GitAsync(["rev-parse", "HEAD"], Token));
        var before = await File.ReadAllBytesAsync(fleet.Dockerfile, Token);
        var run = await fleet.DrydockAsync(["update", "api", "--pin", "digest", "--branch"], Token);
        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Equal((status, head), (await fleet.GitAsync(["status", "--porcelain"], Token), await fleet.GitAsync(["rev-parse", "HEAD"], Token)));
        Assert.Equal(before, await File.ReadAllBytesAsync(fleet.Dockerfile, Token));
        var branch = (await fleet.GitAsync(["for-each-ref", "--format=%(refname:short)", "refs/heads/drydock"], Token)).Trim();
        Assert.StartsWith("drydock/api/3.12.20-slim-bookworm-", branch, StringComparison.Ordinal);
        Assert.Equal("api/Dockerfile\n", await fleet.GitAsync(["diff", "--name-only", $"main...{branch}"], Token));
        Assert.Contains("ARG BASE_TAG=3.12.20-slim-bookworm@sha256:", await fleet.GitAsync(["show", $"{branch}:api/Dockerfile"], Token), StringComparison.Ordinal);
        var message = await fleet.GitAsync(["log", "-1", "--format=%B", branch], Token);
        Assert.Contains("## Tried", message, StringComparison.Ordinal);
        Assert.Contains("## Packages", message, StringComparison.Ordinal);
        var again = await fleet.DrydockAsync(["update", "api", "--pin", "digest", "--branch"], Token);
        Assert.Equal(1, again.ExitCode);
        Assert.Contains("it is there already", again.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_not_committed_gets_no_branch()
    {
        await using var fleet = await StartAsync("");
        await File.AppendAllTextAsync(fleet.Dockerfile, "# mine\n", Token);
        var run = await fleet.DrydockAsync(["update", "api", "--branch", "mine"], Token);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("it is not committed as it is now", run.Error, StringComparison.Ordinal);
        Assert.Equal("", await fleet.GitAsync(["for-each-ref", "refs/heads/mine"], Token));
    }

    [Fact]
    public async Task A_patch_is_taken_by_git_and_gives_the_changed_file()
    {
        await using var fleet = await StartAsync("");
        var before = await File.ReadAllTextAsync(fleet.Dockerfile, Token);
        var patch = Path.Combine(fleet.Root, "bases.patch");
        var run = await fleet.DrydockAsync(["update", "--patch", patch], Token);
        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Equal(before, await File.ReadAllTextAsync(fleet.Dockerfile, Token));
        await fleet.GitAsync(["apply", "--check", patch], Token);
        await fleet.GitAsync(["apply", patch], Token);
        Assert.Equal(before.Replace("3.12.4", "3.12.20", StringComparison.Ordinal), await File.ReadAllTextAsync(fleet.Dockerfile, Token));
    }
}
