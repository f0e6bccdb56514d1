using Drydock.Gpu.Probe.Containers;

namespace Drydock.Gpu.Tests.Probe;

/// <summary>The engine's command line.</summary>
public sealed class ContainerCommandTests
{
    private const string Hardened = "--network none --read-only --cap-drop ALL --security-opt no-new-privileges --tmpfs /tmp:rw,nosuid,nodev,exec,mode=1777,size=256m";
    private const string Mounted = "--mount type=bind,source=/opt/drydock,target=/drydock,readonly --entrypoint /drydock";

    [Theory]
    [InlineData("podman", "all", "--device nvidia.com/gpu=all")]
    [InlineData("/usr/bin/podman", "0,1", "--device nvidia.com/gpu=0 --device nvidia.com/gpu=1")]
    [InlineData("docker", "all", "--gpus all")]
    [InlineData("docker", "0,1", "--gpus '\"device=0,1\"'")]
    [InlineData("docker", "GPU-8f5c", "--gpus '\"device=GPU-8f5c\"'")]
    public void Each_engine_gets_the_gpu_in_its_own_words(string engine, string gpus, string expected)
    {
        Assert.Equal($"{engine} run --rm {Hardened} {expected} {Mounted} localhost/a:1 gpu probe --json --timeout 30s", Shell(Options() with { Engine = engine, Gpus = gpus }));
    }

    [Fact]
    public void User_and_further_arguments_come_before_the_image()
    {
        var command = Shell(Options() with { Gpus = "none", User = "1000:44", EngineArguments = ["--runtime", "runc", "--env=A=b c"] });
        Assert.Equal($"podman run --rm {Hardened} --user 1000:44 {Mounted} --runtime runc '--env=A=b c' localhost/a:1 gpu probe --json --timeout 30s", command);
    }

    [Fact]
    public void The_shell_takes_no_word_for_more_than_a_word() =>
        Assert.Equal("a '' 'b c' '$(d)' 'e'\\''f' '*'", ContainerCommand.ToShell(["a", "", "b c", "$(d)", "e'f", "*"]));

    private static string Shell(ContainerProbeOptions options) => ContainerCommand.ToShell(ContainerCommand.Of(options, name: null));

    private static ContainerProbeOptions Options() =>
        new() { Image = "localhost/a:1", Engine = "podman", Gpus = "all", Binary = "/opt/drydock", Timeout = TimeSpan.FromSeconds(30) };
}
