using Drydock.EndToEnd.Images;
using Drydock.EndToEnd.Tools;

namespace Drydock.EndToEnd.Updating;

/// <summary>A month in the life of a service on real bases of Debian 12, as released and with its security updates, and of Debian 13, all in a registry.</summary>
public sealed class StoryTests
{
    private const string Dockerfile = "ARG BASE_TAG=3.12.4-slim-bookworm\nFROM @BASE@:${BASE_TAG}\nRUN adduser --system --no-create-home app\nUSER app\n";

    private const string Structure =
        """
        schemaVersion: "2.0.0"
        commandTests: [{name: has its user, command: id, args: ["-un"], expectedOutput: ["^app$"]}]
        fileExistenceTests: [{name: shared memory, path: /tmp, permissions: "dtrwxrwxrwx", uid: 0}]
        fileContentTests: [{name: is Debian, path: /etc/os-release, expectedContents: ["ID=debian"]}]
        metadataTest: {user: app}
        """;

    [Fact]
    public async Task Bases_are_seen_compared_tried_refused_taken_and_reviewed()
    {
        Command.NeedAsRoot("buildah", "docker-registry", "skopeo", "git", "umoci");
        var token = TestContext.Current.CancellationToken;
        async Task<string> PackedAsync(string root) => $"oci:{await RealImages.PackAsync(root, token)}/gzip.oci:test";
        var bases = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["3.12.4-slim-bookworm"] = await PackedAsync("slim-bookworm-release"),
            ["3.12.20-slim-bookworm"] = await PackedAsync("slim-bookworm"),
            ["3.12.20-slim-trixie"] = await PackedAsync("slim-trixie"),
        };
        await using var fleet = await TinyFleet.StartAsync(Dockerfile, ", structure-test: structure.yaml", token, bases);
        fleet.Write("structure.yaml", Structure);
        await fleet.GitAsync(["add", "."], token);
        await fleet.GitAsync(["commit", "-q", "-m", "tests"], token);
        var file = await File.ReadAllBytesAsync(fleet.Dockerfile, token);

        var seen = await fleet.PlainAsync(["bases", "--online", "--fleet", fleet.Root], token);
        Assert.Contains("3.12.20-slim-bookworm", seen.Output, StringComparison.Ordinal);

        var compared = await fleet.PlainAsync(["compare", $"{fleet.Base}:3.12.4-slim-bookworm", $"{fleet.Base}:3.12.20-slim-trixie", "--no-findings", "--format", "json"], token);
        Assert.True(compared.ExitCode == 0, compared.Error);
        Assert.Contains("command-removed:adduser", compared.Output, StringComparison.Ordinal);

        var refused = await fleet.DrydockAsync(["update", "api", "--to", "os-upgrade"], token);
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("adduser", refused.Error, StringComparison.Ordinal);
        Assert.Equal(file, await File.ReadAllBytesAsync(fleet.Dockerfile, token));

        var taken = await fleet.DrydockAsync(["update", "api", "--branch", "newer"], token);
        Assert.True(taken.ExitCode == 0, taken.Error);
        Assert.Contains("structure tests: `4 of structure.yaml passed`", taken.Output, StringComparison.Ordinal);
        Assert.Equal(file, await File.ReadAllBytesAsync(fleet.Dockerfile, token));
        Assert.Contains("BASE_TAG=3.12.20-slim-bookworm", await fleet.GitAsync(["show", "newer:api/Dockerfile"], token), StringComparison.Ordinal);

        var review = await fleet.ReviewAsync([], token);
        Assert.Contains("| failed: build: buildah ended with", review, StringComparison.Ordinal);
        Assert.Contains("| passed: build, structure tests |", review, StringComparison.Ordinal);
        Assert.Contains("was tried on", review[..review.IndexOf("## Figures", StringComparison.Ordinal)], StringComparison.Ordinal);
        Assert.DoesNotContain("<script", await fleet.ReviewAsync(["--format", "html"], token), StringComparison.OrdinalIgnoreCase);
        var trials = fleet.Trials();
        Assert.Equal(["build", null], trials.Select(static t => t.Failed));
        Assert.NotNull(trials[1].Changes);
        Assert.All(trials, t => Assert.StartsWith("sha256:", t.Digest, StringComparison.Ordinal));
    }
}
