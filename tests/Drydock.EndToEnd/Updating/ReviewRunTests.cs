using Drydock.EndToEnd.Tools;

namespace Drydock.EndToEnd.Updating;

/// <summary><c>drydock review --run</c>: the month's work, taken up where it was interrupted.</summary>
public sealed class ReviewRunTests
{
    private const string Dockerfile = "FROM @BASE@:3.12.4-slim-bookworm\nRUN cat /etc/os-release > /os\n";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Two services; the test of each writes a line down, and that of web waits for as long as there is a file named hold.</summary>
    private static async Task<TinyFleet> StartAsync()
    {
        Command.NeedAsRoot("buildah", "docker-registry", "skopeo", "git", "ldd");
        var fleet = await TinyFleet.StartAsync(Dockerfile, "", Token);
        fleet.Write("web/Dockerfile", await File.ReadAllTextAsync(fleet.Dockerfile, Token));
        fleet.Write("drydock.yaml", "version: 1\nservices:\n  api: {dockerfile: api/Dockerfile, test: [./check.sh, api]}\n  web: {dockerfile: web/Dockerfile, test: [./check.sh, web]}\n");
        fleet.Write("check.sh", "#!/bin/sh\necho tried >> \"tried-$1\"\n[ \"$1\" = api ] || : > held\nwhile [ \"$1\" = web ] && [ -e hold ]; do sleep 0.1; done\n");
        await fleet.MustAsync(["chmod", "+x", Path.Combine(fleet.Root, "check.sh")], Token);
        await fleet.GitAsync(["add", "."], Token);
        await fleet.GitAsync(["commit", "-q", "-m", "two services"], Token);
        return fleet;
    }

    private static async Task<int> TriedAsync(TinyFleet fleet, string service) => (await File.ReadAllLinesAsync(Path.Combine(fleet.Root, "tried-" + service), Token)).Length;

    [Fact]
    public async Task A_run_that_was_killed_is_taken_up_where_it_stopped_and_the_next_has_nothing_to_do()
    {
        await using var fleet = await StartAsync();
        var before = await File.ReadAllBytesAsync(fleet.Dockerfile, Token);
        fleet.Write("hold", "");
        await fleet.KillWorkAsync(() => File.Exists(Path.Combine(fleet.Root, "held")), Token);
        Assert.Equal((1, 0), (fleet.Trials("api").Count, fleet.Trials("web").Count));
        File.Delete(Path.Combine(fleet.Root, "hold"));

        var second = await fleet.WorkAsync(Token);
        Assert.True(second.ExitCode == 0, second.Error);
        Assert.Contains($"api: {fleet.Base}:3.12.20-slim-bookworm was tried on", second.Error, StringComparison.Ordinal);
        Assert.Contains("and passed: the same files, content and platform", second.Error, StringComparison.Ordinal);
        Assert.Contains("api: scanned on", second.Error, StringComparison.Ordinal);
        Assert.Contains($"web: all is well on {fleet.Base}:3.12.20-slim-bookworm", second.Error, StringComparison.Ordinal);
        Assert.Equal((1, 2), (await TriedAsync(fleet, "api"), await TriedAsync(fleet, "web")));
        Assert.Equal((1, 1), (fleet.Trials("api").Count, fleet.Trials("web").Count));
        Assert.Equal(before, await File.ReadAllBytesAsync(fleet.Dockerfile, Token));
        Assert.Equal(2, second.Output.Split("### Tried").Length - 1);
        Assert.Contains("The month's work: its registry was asked on", second.Output, StringComparison.Ordinal);
        Assert.Contains("was tried on", second.Output, StringComparison.Ordinal);

        var third = await fleet.WorkAsync(Token);
        Assert.True(third.ExitCode == 0, third.Error);
        Assert.Equal((1, 2), (await TriedAsync(fleet, "api"), await TriedAsync(fleet, "web")));
        Assert.DoesNotContain(": scanning", third.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Other_files_and_other_content_are_tried_anew()
    {
        await using var fleet = await StartAsync();
        Assert.Equal(0, (await fleet.WorkAsync(Token)).ExitCode);
        await File.AppendAllTextAsync(fleet.Dockerfile, "# changed\n", Token);
        Assert.Equal(0, (await fleet.WorkAsync(Token)).ExitCode);
        Assert.Equal((2, 1), (await TriedAsync(fleet, "api"), await TriedAsync(fleet, "web")));
        await fleet.TagAsync("3.12.20-slim-trixie", "3.12.20-slim-bookworm", Token);
        var run = await fleet.WorkAsync(Token);
        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Equal((3, 2), (await TriedAsync(fleet, "api"), await TriedAsync(fleet, "web")));
        Assert.Equal(2, fleet.Trials("web").Select(static t => t.Digest).Distinct().Count());
    }

    [Fact]
    public async Task A_registry_that_is_gone_is_told_in_the_review_and_is_no_end_of_the_work()
    {
        await using var fleet = await StartAsync();
        fleet.Write("web/Dockerfile", "FROM 127.0.0.1:1/gone:3.12.4\n");
        var run = await fleet.WorkAsync(Token);
        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Single(fleet.Trials("api"));
        Assert.Contains("web: its registry step failed on", run.Output, StringComparison.Ordinal);
        Assert.Contains("web: its trial step failed on", run.Output, StringComparison.Ordinal);
    }
}
