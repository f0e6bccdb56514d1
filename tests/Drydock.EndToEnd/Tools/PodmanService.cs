using System.Net.Sockets;

namespace Drydock.EndToEnd.Tools;

/// <summary><c>podman system service</c> on a socket and with a storage of its own: the machine's images are not touched.</summary>
internal sealed class PodmanService : IAsyncDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly BackgroundProcess server;

    private PodmanService()
    {
        Socket = folder.File("podman.sock");
        server = new BackgroundProcess([.. Podman, "system", "service", "--time", "0", "unix://" + Socket]);
    }

    /// <summary>The path of the socket.</summary>
    public string Socket { get; }

    private string[] Podman => ["podman", "--root", folder.File("storage"), "--runroot", folder.File("run"), "--storage-driver", "vfs", "--cgroup-manager", "cgroupfs"];

    public static async Task<PodmanService> StartAsync(CancellationToken cancellationToken)
    {
        var service = new PodmanService();
        await service.server.UntilAsync(
            async ct =>
            {
                using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                await socket.ConnectAsync(new UnixDomainSocketEndPoint(service.Socket), ct);
            },
            cancellationToken);
        return service;
    }

    /// <summary>Loads a docker-archive; the image has the name that the archive gives it.</summary>
    public async Task LoadAsync(string archive, CancellationToken cancellationToken) =>
        await Command.MustAsync([.. Podman, "load", "--quiet", "--input", archive], cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        folder.Dispose();
    }
}
