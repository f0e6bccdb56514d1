using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Drydock.Assessment.Configuration;

namespace Drydock.Cli.Updating;

/// <summary>Asks a started service one request. Only the status of the answer is read, and no redirect is followed.</summary>
/// <param name="network">The container's own network; null to ask <paramref name="published"/>.</param>
internal sealed class HttpProbe(HttpGet asked, NetworkNamespace? network, IPEndPoint? published)
{
    private const int MostHeaderKilobytes = 64;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Every service that listens on all addresses hears this one; one that listens on 127.0.0.1 alone does not, and nothing outside its container would reach that.</summary>
    private static readonly IPAddress AnyLoopback = IPAddress.Parse("127.0.0.2");

    public static string Describe(HttpGet asked) => string.Create(CultureInfo.InvariantCulture, $"GET {asked.Path} on port {asked.Port}");

    /// <summary>Asks once: the status; or what is wrong, and whether waiting may help.</summary>
    public async Task<(int? Status, string? Wrong, bool MayChange)> AskAsync(CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        try
        {
            using var socket = await ConnectAsync(AnyLoopback, limit.Token);
            return (await StatusAsync(socket, limit.Token), null, true);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return (null, "it did not answer within 5 seconds", true);
        }
        catch (SocketException error)
        {
            if (error.SocketErrorCode == SocketError.ConnectionRefused && await ListensOnlyInsideAsync(limit.Token))
                return (null, string.Create(CultureInfo.InvariantCulture, $"it listens on 127.0.0.1 only, which nothing outside of its container reaches: let it listen on 0.0.0.0:{asked.Port}"), false);
            return (null, error.SocketErrorCode == SocketError.ConnectionRefused ? string.Create(CultureInfo.InvariantCulture, $"nothing listens on port {asked.Port}") : $"the connection failed ({error.Message})", true);
        }
        catch (HttpRequestException error)
        {
            return (null, $"what it answered is no HTTP ({error.Message})", true);
        }
    }

    private async Task<bool> ListensOnlyInsideAsync(CancellationToken cancellationToken)
    {
        if (network is null) return false;
        try
        {
            using var socket = await ConnectAsync(IPAddress.Loopback, cancellationToken);
            return true;
        }
        catch (Exception error) when (error is SocketException or OperationCanceledException)
        {
            return false;
        }
    }

    private async Task<Socket> ConnectAsync(IPAddress address, CancellationToken cancellationToken)
    {
        if (network is not null) return await network.ConnectAsync(new IPEndPoint(address, asked.Port)).WaitAsync(cancellationToken);
        var socket = new Socket(published!.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(published, cancellationToken);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private async Task<int> StatusAsync(Socket socket, CancellationToken cancellationToken)
    {
        using var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            MaxResponseHeadersLength = MostHeaderKilobytes,
            ConnectCallback = (_, _) => ValueTask.FromResult<Stream>(new NetworkStream(socket, ownsSocket: false)),
        };
        using var client = new HttpClient(handler);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(string.Create(CultureInfo.InvariantCulture, $"http://localhost:{asked.Port}{asked.Path}")));
        request.Headers.TryAddWithoutValidation("User-Agent", "drydock");
        request.Headers.ConnectionClose = true;
        foreach (var (name, value) in asked.Headers) request.Headers.TryAddWithoutValidation(name, value);
        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        return (int)answer.StatusCode;
    }
}
