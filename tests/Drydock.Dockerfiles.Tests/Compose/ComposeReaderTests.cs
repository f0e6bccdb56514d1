using CsCheck;
using Drydock.Dockerfiles.Compose;
using Drydock.Images;

namespace Drydock.Dockerfiles.Tests.Compose;

/// <summary>What a compose file says about builds, users, privileges and GPUs.</summary>
public sealed class ComposeReaderTests
{
    private const string Typical = """
        version: "3.9"
        x-hardened: &hardened
          read_only: true
          cap_drop: [ALL]
          security_opt: ["no-new-privileges:true"]
        services:
          gpu:
            <<: *hardened
            build:
              context: ./gpu
              dockerfile: docker/Dockerfile.gpu
              target: final
              args: {PYTHON: "3.12", TOKEN: }
            user: "1000:1000"
            environment:
              - NVIDIA_VISIBLE_DEVICES=0
              - HOME
            ports: ["127.0.0.1:8000:8000", {published: 8443, target: 443}]
            deploy: {resources: {reservations: {devices: [{driver: nvidia, count: 1, capabilities: [gpu, compute]}]}}}
            healthcheck: {test: [CMD, python, -m, health]}
          cpu:
            build: ./cpu
            image: "example.org/cpu:${TAG:-dev}"
            privileged: yes
            network_mode: host
            volumes: ["/var/run/docker.sock:/var/run/docker.sock"]
          all:
            image: nvidia/cuda:12.4.1-base-ubuntu22.04
            runtime: nvidia
            gpus: all
        """;

    private static readonly ComposeFile File = ComposeReader.Read("compose.yaml", Typical);

    [Fact]
    public void The_long_form_of_a_build_is_read_with_its_places()
    {
        var build = File.Services[0].Build!;

        Assert.Equal(("./gpu", "docker/Dockerfile.gpu", "final"), (build.Context.Text, build.Dockerfile.Text, build.Target!.Text));
        Assert.Equal((10, 16), (build.Context.Line, build.Context.Column));
        Assert.Equal([("PYTHON", "3.12"), ("TOKEN", null)], build.Arguments.Select(static a => (a.Name, a.Value)));
    }

    [Fact]
    public void The_short_form_of_a_build_is_its_context()
    {
        Assert.Equal(("./cpu", "Dockerfile"), (File.Services[1].Build!.Context.Text, File.Services[1].Build!.Dockerfile.Text));
        Assert.Equal("example.org/cpu:${TAG:-dev}", File.Services[1].Image!.Text);
    }

    [Fact]
    public void A_merge_key_brings_the_shared_hardening()
    {
        var (gpu, cpu) = (File.Services[0], File.Services[1]);

        Assert.True(gpu.ReadOnly);
        Assert.Equal(["ALL"], gpu.CapabilitiesDropped.Select(static c => c.Text));
        Assert.Equal(["no-new-privileges:true"], gpu.SecurityOptions.Select(static c => c.Text));
        Assert.False(cpu.ReadOnly);
        Assert.Empty(cpu.CapabilitiesDropped);
    }

    [Fact]
    public void Privileges_and_host_namespaces_are_found()
    {
        Assert.NotNull(File.Services[1].Privileged);
        Assert.Equal(["host"], File.Services[1].HostNamespaces.Select(static v => v.Text));
        Assert.Equal(["/var/run/docker.sock:/var/run/docker.sock"], File.Services[1].Volumes.Select(static v => v.Text));
        Assert.Null(File.Services[0].Privileged);
    }

    [Fact]
    public void Both_ways_to_ask_for_gpus_are_read()
    {
        var reserved = Assert.Single(File.Services[0].Gpus);
        var all = Assert.Single(File.Services[2].Gpus);

        Assert.Equal(("nvidia", "1"), (reserved.Driver, reserved.Count));
        Assert.Equal(["gpu", "compute"], reserved.Capabilities);
        Assert.Equal("all", all.Count);
        Assert.Equal("nvidia", File.Services[2].Runtime!.Text);
        Assert.Empty(File.Services[1].Gpus);
    }

    [Fact]
    public void Variables_ports_and_health_checks_keep_what_is_written()
    {
        var gpu = File.Services[0];

        Assert.Equal([("NVIDIA_VISIBLE_DEVICES", "0"), ("HOME", null)], gpu.Environment.Select(static v => (v.Name, v.Value)));
        Assert.Equal(["127.0.0.1:8000:8000", "8443:443"], gpu.Ports.Select(static p => p.Text));
        Assert.Equal(["CMD", "python", "-m", "health"], gpu.HealthCheck);
        Assert.Equal(1, File.VersionLine);
    }

    [Theory]
    [InlineData("services: [", "compose.yaml:2:1")]
    [InlineData("- a", "mapping with 'services'")]
    [InlineData("services:\n  a: {image: x}\n  a: {image: y}", "compose.yaml:3:3: the key 'a' stands twice")]
    [InlineData("services: *nothing", "*nothing names no anchor")]
    public void A_broken_file_is_told_with_its_place(string text, string expected)
    {
        var error = Assert.Throws<ProblemException>(() => ComposeReader.Read("compose.yaml", text));

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bomb_of_aliases_ends_without_unfolding()
    {
        var bomb = "a0: &a0 [x, x]\n" + string.Concat(Enumerable.Range(1, 40).Select(static i => $"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 9))}]\n"));

        Assert.Empty(ComposeReader.Read("compose.yaml", bomb + "services: {}").Services);
    }

    [Fact]
    public void Merge_keys_that_multiply_hit_the_limit()
    {
        var keys = string.Join(", ", Enumerable.Range(0, 2000).Select(static i => $"k{i}: 1"));
        var text = $"base: &base {{{keys}}}\n" + string.Concat(Enumerable.Range(0, 900).Select(static i => $"m{i}: {{<<: *base}}\n"));

        Assert.Contains("nodes", Assert.Throws<ProblemException>(() => ComposeReader.Read("compose.yaml", text)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nesting_has_an_end()
    {
        var deep = string.Concat(Enumerable.Repeat("[", 10_000));

        Assert.Contains("64 levels", Assert.Throws<ProblemException>(() => ComposeReader.Read("compose.yaml", deep)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_text_throws_anything_but_a_problem() =>
        Gen.String[Gen.Char[" \n\t:-[]{}&*!|>'\"%@`#,?abservicesbuild<"], 0, 200].Sample(static text =>
        {
            try
            {
                ComposeReader.Read("compose.yaml", text);
            }
            catch (ProblemException)
            {
                // told in one sentence
            }
        }, iter: 10_000);
}
