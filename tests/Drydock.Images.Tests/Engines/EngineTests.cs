using System.Net.Sockets;
using Docker.DotNet.Models;
using Drydock.Images.Engines;

namespace Drydock.Images.Tests.Engines;

public sealed class EngineTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("drydock-engine-").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("unix:///x/docker.sock", "docker engine at /x/docker.sock")]
    [InlineData("/x/docker.sock", "docker engine at /x/docker.sock")]
    [InlineData("tcp://user:canary@engine.example:2375", "docker engine at tcp://engine.example:2375")]
    public void Docker_host_is_the_only_docker_engine(string value, string shown)
    {
        var found = EngineEndpoints.For(TargetKind.Docker, name => name == "DOCKER_HOST" ? value : null);
        Assert.Equal(shown, Assert.Single(found).ToString());
    }

    [Theory]
    [InlineData("ssh://ann@engine.example", "ssh")]
    [InlineData("gopher://x", "not a scheme")]
    [InlineData("nonsense", "not an address")]
    public void A_docker_host_that_cannot_be_used_is_said(string value, string wrong)
    {
        var error = Assert.Throws<EngineException>(() => EngineEndpoints.For(TargetKind.Image, name => name == "DOCKER_HOST" ? value : null));
        Assert.Contains(wrong, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rootless_sockets_are_found_under_the_runtime_folder()
    {
        Directory.CreateDirectory(Path.Combine(folder, "podman"));
        File.WriteAllText(Path.Combine(folder, "docker.sock"), "");
        File.WriteAllText(Path.Combine(folder, "podman", "podman.sock"), "");
        var found = EngineEndpoints.For(TargetKind.Image, name => name == "XDG_RUNTIME_DIR" ? folder : null).Select(static e => e.ToString()).ToList();
        Assert.Contains($"docker engine at {folder}/docker.sock", found);
        Assert.Contains($"podman engine at {folder}/podman/podman.sock", found);
    }

    [Fact]
    public void The_docker_context_in_use_is_followed()
    {
        var meta = Path.Combine(folder, "contexts", "meta", Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData("remote"u8)));
        Directory.CreateDirectory(meta);
        File.WriteAllText(Path.Combine(meta, "meta.json"), """{"Name":"remote","Endpoints":{"docker":{"Host":"tcp://engine.example:2375"}}}""");
        File.WriteAllText(Path.Combine(folder, "config.json"), """{"currentContext":"remote"}""");
        var found = EngineEndpoints.For(TargetKind.Docker, name => name == "DOCKER_CONFIG" ? folder : null);
        Assert.Equal(("docker context", "docker engine at tcp://engine.example:2375"), (Assert.Single(found).Origin, found[0].ToString()));
    }

    [Fact]
    public void A_broken_docker_configuration_is_one_sentence()
    {
        File.WriteAllText(Path.Combine(folder, "config.json"), "{");
        Assert.Throws<EngineException>(() => EngineEndpoints.For(TargetKind.Docker, name => name == "DOCKER_CONFIG" ? folder : null));
    }

    [Fact]
    public async Task A_socket_where_nobody_listens_is_no_engine()
    {
        var path = Path.Combine(folder, "dead.sock");
        using (var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified)) socket.Bind(new UnixDomainSocketEndPoint(path));
        var error = await Assert.ThrowsAsync<EngineException>(() => ContainerEngine.ConnectAsync(new EngineEndpoint("docker", new Uri("unix://" + path), "test"), Cancellation));
        Assert.Equal(EngineFailure.NoEngine, error.Failure);
        Assert.Contains("docker engine at " + path, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData("", true)]
    [InlineData("python", true)]
    [InlineData("PYTHON", true)]
    [InlineData("python:*", true)]
    [InlineData("py*:3.??", true)]
    [InlineData("*slim", false)]
    [InlineData("ython", true)]
    [InlineData("ython*", false)]
    [InlineData("ruby", false)]
    public void Names_are_filtered_by_glob_or_part(string? glob, bool matches) => Assert.Equal(matches, new LocalImage("id", ["python:3.12"], [], 1).Matches(glob));

    [Fact]
    public void A_glob_of_many_stars_takes_no_time()
    {
        var pattern = string.Concat(Enumerable.Repeat("*a", 500)) + "b";
        Assert.False(NameGlob.Matches(pattern, new string('a', 5000)));
    }

    [Fact]
    public void History_is_turned_round_and_its_layers_told_by_size_or_by_instruction()
    {
        IList<ImageHistoryResponse> told =
        [
            new() { CreatedBy = "CMD [\"python3\"]", Size = 0 },
            new() { CreatedBy = "RUN true # buildkit", Size = 0 },
            new() { CreatedBy = "/bin/sh -c #(nop) ADD file:1 in / ", Size = 100 },
        ];
        Assert.Equal([false, true, true], EngineHistory.Read(told, 1).Select(static h => h.EmptyLayer));
        Assert.Equal([false, false, true], EngineHistory.Read(told, 2).Select(static h => h.EmptyLayer));
        Assert.Empty(EngineHistory.Read(told, 3));
    }
}
