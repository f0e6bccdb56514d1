namespace Drydock.Cli.Tests.Commands;

/// <summary>The command line of <c>drydock gpu probe</c>; what it finds is tested with the GPU room.</summary>
public sealed class GpuProbeCommandTests
{
    [Fact]
    public async Task A_dry_run_prints_the_engines_command_and_does_nothing()
    {
        using var folder = new TemporaryFolder();
        folder.Write("drydock", "");
        var run = await new CliSetup { CurrentFolder = folder.Path }.RunAsync(
            "gpu", "probe", "--image", "localhost/a:1", "--engine", "podman", "--binary", "drydock", "--user", "1000", "--engine-arg=--ulimit=nofile=1024:1024", "--engine-arg=--runtime=runc", "--dry-run");
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(
            "podman run --rm --network none --read-only --cap-drop ALL --security-opt no-new-privileges --tmpfs /tmp:rw,nosuid,nodev,exec,mode=1777,size=256m --user 1000 --device nvidia.com/gpu=all "
            + $"--mount type=bind,source={folder.Path}/drydock,target=/drydock,readonly --entrypoint /drydock --ulimit=nofile=1024:1024 --runtime=runc localhost/a:1 gpu probe --json --timeout 30s\n",
            run.Output);
    }

    [Theory]
    [InlineData("--engine is for --image only", "--engine", "docker")]
    [InlineData("--dry-run is for --image only", "--dry-run")]
    [InlineData("'0;1' is not a list of GPUs", "--image", "a", "--engine", "docker", "--gpus", "0;1")]
    [InlineData("'lxc' is not a container engine", "--image", "a", "--engine", "lxc")]
    [InlineData("/nowhere/drydock is not there", "--image", "a", "--engine", "docker", "--binary", "/nowhere/drydock")]
    [InlineData("neither podman nor docker is on PATH", "--image", "a")]
    [InlineData("'soon' is not a duration", "--timeout", "soon")]
    public async Task What_does_not_make_sense_is_one_sentence(string told, params string[] arguments)
    {
        var run = await new CliSetup().RunAsync(["gpu", "probe", .. arguments]);
        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Contains(told, Assert.Single(run.ErrorLines), StringComparison.Ordinal);
    }
}
