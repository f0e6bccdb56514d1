using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Drydock.EndToEnd.Tools;

/// <summary>The distribution project's registry (Debian: docker-registry) on a free loopback port, with a folder of its own.</summary>
internal sealed class LoopbackRegistry : IAsyncDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly BackgroundProcess server;

    private LoopbackRegistry(int port)
    {
        Address = string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{port}");
        var config = folder.File("config.yml");
        File.WriteAllLines(config,
        [
            "version: 0.1",
            "log: {level: error}",
            $"storage: {{filesystem: {{rootdirectory: {folder.Path}/data}}}}",
            $"http: {{addr: \"{Address}\"}}",
        ]);
        server = new BackgroundProcess(["docker-registry", "serve", config]);
    }

    /// <summary>Host and port.</summary>
    public string Address { get; }

    public static async Task<LoopbackRegistry> StartAsync(CancellationToken cancellationToken)
    {
        int port;
        using (var probe = new TcpListener(IPAddress.Loopback, 0))
        {
            probe.Start();
            port = ((IPEndPoint)probe.LocalEndpoint).Port;
        }

        var registry = new LoopbackRegistry(port);
        using var http = new HttpClient();
        await registry.server.UntilAsync(async ct => await http.GetStringAsync(new Uri($"http://{registry.Address}/v2/"), ct), cancellationToken);
        return registry;
    }

    /// <summary>Pushes an image that skopeo can read (<c>oci:DIR:TAG</c>) and returns the name it has here.</summary>
    public async Task<string> PushAsync(string source, string name, CancellationToken cancellationToken)
    {
        await Command.MustAsync(["skopeo", "copy", "-q", "--dest-tls-verify=false", source, $"docker://{Address}/{name}"], cancellationToken);
        return $"{Address}/{name}";
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        folder.Dispose();
    }
}
