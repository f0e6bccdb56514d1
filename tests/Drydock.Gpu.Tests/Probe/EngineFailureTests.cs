using Drydock.Gpu.Probe;
using Drydock.Gpu.Probe.Containers;

namespace Drydock.Gpu.Tests.Probe;

/// <summary>Engines that do not start the container; a script that says their words stands for them.</summary>
public sealed class EngineFailureTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("drydock-engine-").FullName;

    [Theory]
    [InlineData("Error: setting up CDI devices: unresolvable CDI devices nvidia.com/gpu=all", ProbeVerdict.DoesNotWork, "no CDI specification")]
    [InlineData("Error: stat nvidia.com/gpu=all: no such file or directory", ProbeVerdict.DoesNotWork, "too old for CDI")]
    [InlineData("docker: Error response from daemon: could not select device driver \"\" with capabilities: [[gpu]].", ProbeVerdict.DoesNotWork, "Docker has no GPU runtime")]
    [InlineData("nvidia-container-cli: requirement error: unsatisfied condition: cuda>=12.8, please update your driver", ProbeVerdict.DoesNotWork, "newer driver than the host has")]
    [InlineData("nvidia-container-cli: initialization error: nvml error: driver not loaded", ProbeVerdict.DoesNotWork, "cannot use the host's driver")]
    [InlineData("exec /drydock: exec format error", ProbeVerdict.NotProbed, "not for the image's platform")]
    [InlineData("exec: \"/drydock\": stat /drydock: no such file or directory", ProbeVerdict.NotProbed, "lacks the loader")]
    [InlineData("Error: localhost/nothing:1: image not known", ProbeVerdict.NotProbed, "there is no such image")]
    [InlineData("docker: Cannot connect to the Docker daemon at unix:///var/run/docker.sock.", ProbeVerdict.NotProbed, "Docker does not run")]
    [InlineData("something else", ProbeVerdict.NotProbed, "did not start the container")]
    public async Task What_an_engine_says_becomes_a_cause(string said, ProbeVerdict verdict, string cause)
    {
        var report = await RunAsync($"echo '{said}' >&2; exit 125");
        var check = Assert.Single(report.Checks);
        Assert.Equal((ProbeCheckNames.Container, verdict), (check.Name, report.Verdict));
        Assert.Contains(cause, check.Cause, StringComparison.Ordinal);
        Assert.Contains("exit code 125: ", check.Detail, StringComparison.Ordinal);
        Assert.NotNull(check.Remedy);
    }

    [Fact]
    public async Task The_report_of_the_container_is_read_and_the_command_is_told()
    {
        var inside = new ProbeReport { User = "uid 1000, gid 1000", Checks = [ProbeCheck.Ok(ProbeCheckNames.Computation, "equal")] };
        await using (var file = File.Create(Path.Combine(folder, "report.json"))) ProbeReportJson.Write(inside, file);
        var report = await RunAsync($"cat '{folder}/report.json'");
        Assert.Equal((ProbeVerdict.Works, "uid 1000, gid 1000"), (report.Verdict, report.User));
        Assert.Contains("podman run --rm --network none --read-only", report.Checks[0].Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_engine_that_is_not_there_is_told()
    {
        var report = await new ContainerProbe(Options("/nowhere/podman"), TimeProvider.System).RunAsync(TestContext.Current.CancellationToken);
        Assert.Equal(ProbeVerdict.NotProbed, report.Verdict);
        Assert.StartsWith("the GPU could not be probed: /nowhere/podman is not installed", ProbeSummary.Of(report), StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private Task<ProbeReport> RunAsync(string script)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "a shell script stands for the engine");
        var engine = Path.Combine(folder, "podman");
        File.WriteAllText(engine, "#!/bin/sh\n" + script + "\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(engine, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        return new ContainerProbe(Options(engine), TimeProvider.System).RunAsync(TestContext.Current.CancellationToken);
    }

    private static ContainerProbeOptions Options(string engine) =>
        new() { Image = "localhost/a:1", Engine = engine, Gpus = "all", Binary = "/opt/drydock", Timeout = TimeSpan.FromSeconds(30) };
}
