using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;

namespace Drydock.Images.Registry;

/// <summary>Opens connections and checks the addresses that they go to, at the moment of connecting, so that a name cannot change in between.</summary>
internal sealed class RegistryConnections : IDisposable
{
    private readonly ConcurrentDictionary<string, bool> privateHosts = new(StringComparer.OrdinalIgnoreCase);
    private readonly RegistryOptions options;
    private readonly HttpMessageInvoker anywhere;
    private readonly HttpMessageInvoker notLinkLocal;
    private readonly HttpMessageInvoker publicOnly;

    public RegistryConnections(RegistryOptions options)
    {
        this.options = options;

        // One pool for each reach: a connection that one request may use must not serve another that may not.
        anywhere = Invoker(static _ => true);
        notLinkLocal = Invoker(static address => !AddressRules.IsLinkLocal(address));
        publicOnly = Invoker(AddressRules.IsPublic);
    }

    /// <summary>True when the registry at this host is itself on a private or loopback address, as named or as last connected to.</summary>
    public bool IsPrivate(string host) =>
        RegistryEndpoint.IsLoopback(host)
        || (IPAddress.TryParse(RegistryEndpoint.HostName(host), out var address) && !AddressRules.IsPublic(address))
        || privateHosts.GetValueOrDefault(RegistryEndpoint.HostName(host));

    /// <summary>The connections for a request.</summary>
    /// <param name="uri">Where it goes.</param>
    /// <param name="registry">Host of the registry that the user named; other hosts were named by that registry.</param>
    public HttpMessageInvoker For(Uri uri, string registry)
    {
        if (string.Equals(uri.IdnHost.Trim('[', ']'), RegistryEndpoint.HostName(registry), StringComparison.OrdinalIgnoreCase)) return anywhere;
        return IsPrivate(registry) ? notLinkLocal : publicOnly;
    }

    /// <summary>True when a host speaks https, even with a certificate that is not trusted here: plain http would be a downgrade then.</summary>
    /// <param name="uri">Anything on the host; only asked for its head.</param>
    public async Task<bool> SpeaksTlsAsync(Uri uri, CancellationToken cancellationToken)
    {
        var certificateSeen = false;
        using var invoker = Invoker(static _ => true, () => certificateSeen = true);
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        time.CancelAfter(options.ConnectTimeout);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Head, uri);
            using var answer = await invoker.SendAsync(request, time.Token);
            return true;
        }
        catch (Exception error) when (error is HttpRequestException or IOException || (error is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return certificateSeen;
        }
    }

    public void Dispose()
    {
        anywhere.Dispose();
        notLinkLocal.Dispose();
        publicOnly.Dispose();
    }

    private HttpMessageInvoker Invoker(Func<IPAddress, bool> allowed, Action? certificateSeen = null) => new(new SocketsHttpHandler
    {
        SslOptions = certificateSeen is null ? new SslClientAuthenticationOptions() : new SslClientAuthenticationOptions
        {
            RemoteCertificateValidationCallback = (_, _, _, errors) =>
            {
                certificateSeen();
                return errors == SslPolicyErrors.None;
            },
        },
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.None,
        MaxResponseHeadersLength = 64,
        MaxResponseDrainSize = 1 << 20,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        ConnectTimeout = options.ConnectTimeout,
        Proxy = new LoopbackBypassingProxy(),
        ConnectCallback = (context, cancellationToken) => ConnectAsync(context, allowed, cancellationToken),
    });

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, Func<IPAddress, bool> allowed, CancellationToken cancellationToken)
    {
        var host = context.DnsEndPoint.Host.Trim('[', ']');
        IPAddress[] addresses = IPAddress.TryParse(host, out var literal) ? [literal] : await Dns.GetHostAddressesAsync(host, cancellationToken);

        // Through a proxy the connection goes to the proxy, which the user chose; what it resolves cannot be seen from here.
        if (string.Equals(host, context.InitialRequestMessage.RequestUri?.IdnHost.Trim('[', ']'), StringComparison.OrdinalIgnoreCase))
        {
            if (addresses.Length > 0) privateHosts[host] = !AddressRules.IsPublic(addresses[0]);
            addresses = Array.FindAll(addresses, address => allowed(address));
            if (addresses.Length == 0) throw new ForbiddenAddressException();
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, context.DnsEndPoint.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>The proxy of the environment, except for loopback.</summary>
    private sealed class LoopbackBypassingProxy : IWebProxy
    {
        public ICredentials? Credentials { get; set; }

        public Uri? GetProxy(Uri destination) => IsBypassed(destination) ? null : HttpClient.DefaultProxy.GetProxy(destination);

        public bool IsBypassed(Uri host) => RegistryEndpoint.IsLoopback(host.IdnHost.Trim('[', ']')) || HttpClient.DefaultProxy.IsBypassed(host);
    }
}
