using Drydock.TestKit.Images;
using Drydock.TestKit.Registry;
using Microsoft.Extensions.Time.Testing;

namespace Drydock.Cli.Tests.Commands;

/// <summary><c>drydock check --mend</c>.</summary>
public sealed class CheckMendTests : IDisposable
{
    private const string Root = "FROM python:3.12-slim-bookworm\r\nCMD [\"python\"]";
    private const string Mended = "FROM python:3.12-slim-bookworm\r\nRUN groupadd --gid 1000 app \\\r\n && useradd --uid 1000 --gid 1000 --no-log-init --create-home --shell /usr/sbin/nologin app\r\nUSER 1000:1000\r\nCMD [\"python\"]";

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    private Task<CliRun> Check(params string[] arguments) =>
        new CliSetup { CurrentFolder = folder.Path, Clock = new FakeTimeProvider(new DateTimeOffset(2026, 8, 1, 0, 0, 0, TimeSpan.Zero)) }.RunAsync(["check", "--no-shellcheck", .. arguments]);

    [Fact]
    public async Task A_mend_is_written_told_and_then_judged_and_a_second_run_changes_nothing()
    {
        folder.Write("Dockerfile", Root);
        var first = await Check("--mend", "user");
        var second = await Check("--mend", "user");

        Assert.Equal((0, "Dockerfile: mended user"), (first.ExitCode, first.ErrorLines[0]));
        Assert.Equal((0, ""), (second.ExitCode, second.Error));
        Assert.Equal(Mended, folder.Read("Dockerfile"));
    }

    [Fact]
    public async Task A_diff_shows_the_mend_alone_and_writes_nothing()
    {
        var text = Root.Replace("CMD", "RUN apt-get install x\r\nCMD", StringComparison.Ordinal);
        folder.Write("Dockerfile", text);
        var run = await Check("--diff", "--mend", "user");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("\n+USER 1000:1000\r\n", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(" -y", run.Output, StringComparison.Ordinal);
        Assert.Equal("1 file would change; without --diff it is written", run.ErrorLines[0]);
        Assert.Equal(text, folder.Read("Dockerfile"));
    }

    [Fact]
    public async Task Standard_input_comes_out_mended()
    {
        var run = await new CliSetup { Input = Root, CurrentFolder = folder.Path }.RunAsync("check", "--mend", "user", "-");

        Assert.Equal((0, Mended), (run.ExitCode, run.Output));
    }

    [Fact]
    public async Task A_mend_that_was_named_and_cannot_be_made_is_a_failure_and_the_file_stays()
    {
        folder.Write("Dockerfile", Root + "\r\nEXPOSE 80");
        var named = await Check("--mend", "user");
        var all = await Check("--mend", "all", "--fail-on", "none");

        Assert.Equal(1, named.ExitCode);
        Assert.StartsWith("warning: Dockerfile: user was not mended: port 80 of EXPOSE on line 3 is root's on many hosts", named.ErrorLines[0], StringComparison.Ordinal);
        Assert.Equal(0, all.ExitCode);
        Assert.Equal(Root + "\r\nEXPOSE 80", folder.Read("Dockerfile"));
    }

    [Fact]
    public async Task Without_a_registry_a_pin_names_the_release_alone()
    {
        folder.Write("Dockerfile", "FROM python:3.11-slim\n");
        await Check("--mend", "pin");

        Assert.Equal("FROM python:3.11-slim-trixie\n", folder.Read("Dockerfile"));
    }

    [Fact]
    public async Task A_registry_gives_the_digest_of_the_tag_that_names_the_release()
    {
        await using var registry = await InProcessRegistry.StartAsync();
        var digest = registry.Repository("library/python").AddManifest(TestImage.Create().Manifest(), "application/vnd.oci.image.manifest.v1+json", "3.11-slim-trixie");
        folder.Write("Dockerfile", "FROM python:3.11-slim AS a\nFROM python:3.11-slim\n");
        var run = await Check("--mend", "pin", "--online", "--registry-mirror", $"docker.io={registry.Host}", "--fail-on", "none");

        Assert.Equal(("Dockerfile: mended pin", 0), (run.ErrorLines[0], run.ExitCode));
        Assert.Equal($"FROM python:3.11-slim-trixie@{digest} AS a\nFROM python:3.11-slim-trixie@{digest}\n", folder.Read("Dockerfile"));
        Assert.Single(registry.Log, static r => r.Path.Contains("/manifests/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_image_that_names_its_release_in_its_own_name_gets_a_digest_too()
    {
        await using var registry = await InProcessRegistry.StartAsync();
        var digest = registry.Repository("distroless/static-debian13").AddManifest(TestImage.Create().Manifest(), "application/vnd.oci.image.manifest.v1+json", "nonroot");
        folder.Write("Dockerfile", "FROM gcr.io/distroless/static-debian13:nonroot\n");
        var run = await Check("--mend", "pin", "--online", "--registry-mirror", $"gcr.io={registry.Host}", "--policy", "strict");

        Assert.Equal($"FROM gcr.io/distroless/static-debian13:nonroot@{digest}\n", folder.Read("Dockerfile"));
        Assert.DoesNotContain("base-version-open", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_registry_that_does_not_know_the_tag_leaves_the_file_alone_and_the_run_fails()
    {
        await using var registry = await InProcessRegistry.StartAsync();
        var file = folder.Write("Dockerfile", $"FROM {registry.Host}/library/python:3.11-slim\n");
        var before = File.ReadAllText(file);
        var run = await Check("--mend", "all", "--online", "--fail-on", "none");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains($"pin was not mended: the digest of {registry.Host}/library/python:3.11-slim-trixie is not known: ", run.Error, StringComparison.Ordinal);
        Assert.Equal(before, folder.Read("Dockerfile"));
    }

    [Theory]
    [InlineData("there is no mend 'usr' (did you mean 'user'?); write pin, slim, multi-stage, user, all", "--mend", "usr")]
    public async Task A_mistake_on_the_command_line_is_one_sentence(string expected, params string[] arguments)
    {
        folder.Write("Dockerfile", Root);
        var run = await Check(arguments);

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Contains(expected, Assert.Single(run.ErrorLines), StringComparison.Ordinal);
    }
}
