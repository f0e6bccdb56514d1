using Microsoft.Extensions.Time.Testing;

namespace Drydock.Cli.Tests.Commands;

/// <summary><c>drydock update</c> with the built-in facts and programs that only pretend to build.</summary>
public sealed class UpdateCommandTests : IDisposable
{
    private const string Dockerfile = "# caf\u00e9\r\nARG V=3.12.4\r\nFROM python:${V}-slim-bookworm AS build\r\nFROM python:${V}-slim-bookworm\r\nRUN x";

    private readonly TemporaryFolder folder = new();
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 11, 26, 8, 0, 0, TimeSpan.Zero));

    public UpdateCommandTests()
    {
        folder.Write("drydock.yaml", "version: 1\nservices:\n  api: {dockerfile: api/Dockerfile, test: [./check.sh, \"{image}\"]}\n  web: {dockerfile: web/Dockerfile}\n  bare: {image: \"x:1\"}\n");
        folder.Write("api/Dockerfile", Dockerfile);
        folder.Write("web/Dockerfile", "FROM node:22-slim\n");
        Program("check.sh", "exit 0");
        // Keeps what it was asked, and the Dockerfile that it was given.
        Program("bin/buildah", "echo \"$@\" >> ../asked.txt; [ \"$1\" = bud ] && cat \"$6\" > ../built.txt; [ \"$1\" != bud ] || exit ${BUILD:-0}");
    }

    public void Dispose() => folder.Dispose();

    private void Program(string name, string script)
    {
        var file = folder.Write($"fleet-programs/{name}", $"#!/bin/sh\ncd \"{folder.Path}/fleet-programs\"\n{script}\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        if (name == "check.sh") File.Copy(file, folder.File(name), overwrite: true);
    }

    private Task<CliRun> RunAsync(params string[] arguments) => new CliSetup
    {
        CurrentFolder = folder.Path,
        Clock = clock,
        Variables = { ["HOME"] = folder.Path, ["PATH"] = $"{folder.File("fleet-programs/bin")}:/usr/bin:/bin" },
    }.RunAsync([.. (string[])["update"], .. arguments, "--offline"]);

    private string Now(string file) => File.ReadAllText(folder.File(file));

    [Fact]
    public async Task A_dry_run_prints_the_change_and_touches_nothing()
    {
        var run = await RunAsync("--dry-run");
        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("--- a/api/Dockerfile\n+++ b/api/Dockerfile\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("-ARG V=3.12.4", run.Output, StringComparison.Ordinal);
        Assert.Contains("+ARG V=3.12.14", run.Output, StringComparison.Ordinal);
        Assert.Contains("web: nothing to change: 22 floats", run.Error, StringComparison.Ordinal);
        Assert.Equal(Dockerfile, Now("api/Dockerfile"));
        Assert.False(File.Exists(folder.File("asked.txt")));
    }

    [Theory]
    [InlineData("os-upgrade", "+FROM python:${V}-slim-trixie AS build")]
    [InlineData("feature", "+ARG V=3.13.15")]
    [InlineData(":3.12.4-slim-trixie", "+FROM python:${V}-slim-trixie AS build")]
    [InlineData("python:3.12.4-slim-trixie", "+FROM python:${V}-slim-trixie AS build")]
    public async Task A_step_or_a_base_can_be_asked_for(string to, string expected)
    {
        var run = await RunAsync("api", "--to", to, "--dry-run");
        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Contains(expected, run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_passes_is_written_and_every_other_byte_stays()
    {
        SkipOnWindows();
        var run = await RunAsync("api", "--engine", "buildah", "--no-compare");
        Assert.True(run.ExitCode == 0, run.Error);
        var expected = Dockerfile.Replace("3.12.4", "3.12.14", StringComparison.Ordinal);
        Assert.Equal(expected, Now("api/Dockerfile"));
        Assert.Equal(expected, Now("built.txt"));
        Assert.StartsWith("# api: base image python:3.12.4-slim-bookworm to 3.12.14-slim-bookworm\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("- test: `./check.sh {image} passed`\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("rmi localhost/drydock-update/api:", Now("asked.txt"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_does_not_build_leaves_the_file_byte_for_byte_and_tells_the_telling_lines()
    {
        SkipOnWindows();
        Program("bin/buildah", "[ \"$1\" = bud ] || exit 0; echo 'E: Unable to locate package libgl1-mesa-glx' >&2; exit 1");
        var before = File.GetLastWriteTimeUtc(folder.File("api/Dockerfile"));
        var run = await RunAsync("api", "--engine", "buildah", "--no-compare");
        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Contains("api: build failed with python:3.12.14-slim-bookworm: buildah ended with 1\n    E: Unable to locate package libgl1-mesa-glx\napi: api/Dockerfile is as it was\n", run.Error, StringComparison.Ordinal);
        Assert.Equal((Dockerfile, before), (Now("api/Dockerfile"), File.GetLastWriteTimeUtc(folder.File("api/Dockerfile"))));
    }

    [Fact]
    public async Task What_fails_its_test_leaves_the_file_as_it_was()
    {
        SkipOnWindows();
        Program("check.sh", "echo 'ModuleNotFoundError: No module named distutils'; exit 3");
        var run = await RunAsync("api", "--engine", "buildah", "--no-compare");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("api: test failed with python:3.12.14-slim-bookworm: ./check.sh {image} ended with 3\n    ModuleNotFoundError: No module named distutils\n", run.Error, StringComparison.Ordinal);
        Assert.Equal(Dockerfile, Now("api/Dockerfile"));
    }

    [Fact]
    public async Task A_comparison_that_cannot_be_made_is_no_success()
    {
        SkipOnWindows();
        var run = await RunAsync("api", "--engine", "buildah");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("api: comparison failed", run.Error, StringComparison.Ordinal);
        Assert.Contains("--no-compare", run.Error, StringComparison.Ordinal);
        Assert.Equal(Dockerfile, Now("api/Dockerfile"));
    }

    [Fact]
    public async Task An_interruption_leaves_the_file_as_it_was()
    {
        SkipOnWindows();
        // The build waits for ever; the run is interrupted as soon as the build has begun.
        Program("bin/buildah", "[ \"$1\" = bud ] || exit 0; mkfifo ../never; : > ../begun.txt; read line < ../never");
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        using var watcher = new FileSystemWatcher(folder.Path, "begun.txt");
        watcher.Created += (_, _) => stop.Cancel();
        watcher.EnableRaisingEvents = true;
        var run = await new CliSetup
        {
            CurrentFolder = folder.Path,
            Clock = clock,
            Cancellation = stop.Token,
            Variables = { ["HOME"] = folder.Path, ["PATH"] = $"{folder.File("fleet-programs/bin")}:/usr/bin:/bin" },
        }.RunAsync("update", "api", "--engine", "buildah", "--no-compare", "--offline");
        Assert.Equal(130, run.ExitCode);
        Assert.Equal(Dockerfile, Now("api/Dockerfile"));
    }

    [Fact]
    public async Task A_file_that_was_changed_meanwhile_is_left_alone()
    {
        SkipOnWindows();
        Program("check.sh", "echo '# mine' >> ../api/Dockerfile");
        var run = await RunAsync("api", "--engine", "buildah", "--no-compare");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("it was changed while its new base was tried", run.Error, StringComparison.Ordinal);
        Assert.Equal(Dockerfile + "# mine\n", Now("api/Dockerfile"));
    }

    [Fact]
    public async Task Structure_tests_that_are_not_understood_do_not_pass()
    {
        SkipOnWindows();
        folder.Write("drydock.yaml", "version: 1\nservices:\n  api: {dockerfile: api/Dockerfile, structure-test: api/structure.yaml}\n");
        folder.Write("api/structure.yaml", "schemaVersion: \"2.0.0\"\nfileExistanceTests: []\n");
        var run = await RunAsync("api", "--engine", "buildah", "--no-compare");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("api: structure tests failed", run.Error, StringComparison.Ordinal);
        Assert.Contains("api/structure.yaml:2:1: there is no key 'fileExistanceTests' here", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("there is no service 'apu'", "apu")]
    [InlineData("it has no Dockerfile to change", "bare")]
    [InlineData("a reference is for one service", "--to", "python:3.13")]
    [InlineData("--branch and --patch are two ways", "--branch=x", "--patch", "y")]
    [InlineData("'content' is not a thing to pin", "--pin", "content")]
    [InlineData("--offline asks no registry", "api", "--pin", "digest")]
    public async Task Mistakes_are_told_in_one_line(string expected, params string[] arguments)
    {
        var run = await RunAsync(arguments);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
        Assert.Equal(Dockerfile, Now("api/Dockerfile"));
    }

    private static void SkipOnWindows() => Assert.SkipWhen(OperatingSystem.IsWindows(), "the programs that pretend to build are shell scripts");
}
