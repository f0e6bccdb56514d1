using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Drydock.Images.Registry;
using Drydock.Images.Registry.Credentials;
using Drydock.TestKit.Registry;

namespace Drydock.Images.Tests.Registry;

/// <summary>Rules of docs/explanation/registry-rules.md that only a connection can show: resolved addresses (5), plain http (18), requests at once (20).</summary>
public sealed class RegistryNetworkRuleTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("localhost")]
    [InlineData("127.0.0.1")]
    [InlineData("[::ffff:127.0.0.1]")]
    public async Task A_name_is_judged_by_the_address_that_it_resolves_to_when_it_is_connected_to(string host)
    {
        await using var registry = await InProcessRegistry.StartAsync();
        var uri = new Uri($"http://{host}:{registry.Host.Split(':')[1]}/v2/");
        using var connections = new RegistryConnections(RegistryOptions.Default);

        // A public registry sent us to this name: what it resolves to is not public.
        var refused = await Record.ExceptionAsync(() => AskAsync(connections, uri, "registry.example"));
        Assert.True(Causes(refused).Any(static e => e is ForbiddenAddressException), refused?.ToString());
        Assert.Empty(registry.Log);

        // The registry itself was named by the user and may be anywhere.
        Assert.Equal(HttpStatusCode.OK, await AskAsync(connections, uri, $"{host}:1"));
    }

    [Fact]
    public async Task A_private_registry_may_lead_to_its_neighbours_but_never_to_a_link_local_address()
    {
        await using var registry = await InProcessRegistry.StartAsync();
        using var connections = new RegistryConnections(RegistryOptions.Default);
        Assert.Equal(HttpStatusCode.OK, await AskAsync(connections, new Uri($"http://{registry.Host}/v2/"), "10.0.0.1"));
        foreach (var metadata in new[] { "http://169.254.169.254/", "http://[::ffff:169.254.169.254]/", "http://[fe80::1]/" })
        {
            var refused = await Record.ExceptionAsync(() => AskAsync(connections, new Uri(metadata), "10.0.0.1"));
            Assert.True(Causes(refused).Any(static e => e is ForbiddenAddressException), metadata);
        }
    }

    [Fact]
    public async Task Plain_http_is_not_tried_on_a_host_that_is_neither_loopback_nor_listed()
    {
        var (error, log) = await AskByAddressAsync(static (_, options) => options);
        Assert.Equal(RegistryFailure.Unreachable, Assert.IsType<RegistryException>(error).Failure);
        Assert.Empty(log);
    }

    [Fact]
    public async Task Plain_http_is_spoken_to_a_listed_host()
    {
        var (error, log) = await AskByAddressAsync(static (host, options) => options with { InsecureHosts = options.InsecureHosts.Add(host) });
        Assert.Equal(RegistryFailure.NotFound, Assert.IsType<RegistryException>(error).Failure);
        Assert.NotEmpty(log);
    }

    [Fact]
    public async Task Where_https_is_spoken_even_a_loopback_host_is_not_asked_in_plain_http()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var first = new List<byte>();
        var serving = ServeTlsAsync(AcceptAsync(listener), first);
        using var client = new RegistryClient(RegistryOptions.Default, NoCredentials.Instance, new SkippingClock(), new Random(1));
        var reference = RegistryFixture.Reference($"localhost:{((IPEndPoint)listener.LocalEndpoint).Port}/test/app:1");

        await Assert.ThrowsAsync<RegistryException>(() => client.GetManifestAsync(reference, Cancellation));

        listener.Stop();
        await serving;
        // 0x16 begins a TLS handshake; a plain request would begin with a letter.
        Assert.NotEmpty(first);
        Assert.All(first, static b => Assert.Equal(0x16, b));
    }

    [Fact]
    public async Task At_most_six_requests_are_sent_to_a_host_at_once()
    {
        await using var fixture = await RegistryFixture.StartAsync();
        await fixture.Client.GetManifestAsync(fixture.Image, Cancellation);
        fixture.Faults.StallAnswer = true;
        var before = fixture.Registry.Log.Count;
        using var one = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        using var all = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var requests = Enumerable.Range(0, 12).Select(i => fixture.Client.GetManifestAsync(fixture.Image, i == 0 ? one.Token : all.Token)).ToList();

        await ArrivedAsync(fixture.Registry, before + 6);
        await one.CancelAsync();
        await ArrivedAsync(fixture.Registry, before + 7);
        await all.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.WhenAll(requests));
        Assert.Equal(before + 7, fixture.Registry.Log.Count);
    }

    private static async Task ArrivedAsync(InProcessRegistry registry, int requests)
    {
        while (registry.Log.Count < requests)
        {
            Cancellation.ThrowIfCancellationRequested();
            await Task.Yield();
        }

        Assert.Equal(requests, registry.Log.Count);
    }

    private static async Task<HttpStatusCode> AskAsync(RegistryConnections connections, Uri uri, string registry)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, uri);
        using var answer = await connections.For(uri, registry).SendAsync(request, Cancellation);
        return answer.StatusCode;
    }

    private static IEnumerable<Exception> Causes(Exception? error)
    {
        for (; error is not null; error = error.InnerException) yield return error;
    }

    /// <summary>Asks a plain http registry on this machine by an address that is not loopback. Skips the test where the machine has none.</summary>
    private static async Task<(Exception? Error, int[] Log)> AskByAddressAsync(Func<string, RegistryOptions, RegistryOptions> options)
    {
        var address = Array.Find(await Dns.GetHostAddressesAsync(Dns.GetHostName(), AddressFamily.InterNetwork, Cancellation), static a => !IPAddress.IsLoopback(a));
        Assert.SkipWhen(address is null, "this machine's name has no address but loopback");
        var listener = new TcpListener(address!, 0);
        listener.Start();
        var seen = new List<int>();
        var serving = ServePlainAsync(AcceptAsync(listener), seen);
        var host = listener.LocalEndpoint.ToString()!;
        using var client = new RegistryClient(options(host, RegistryOptions.Default), NoCredentials.Instance, new SkippingClock(), new Random(1));
        var error = await Record.ExceptionAsync(() => client.GetManifestAsync(RegistryFixture.Reference(host + "/test/app:1"), Cancellation));
        listener.Stop();
        await serving;
        return (error, [.. seen]);
    }

    /// <summary>Answers 404 to whatever begins like a plain request, closes on anything else, and notes the first.</summary>
    private static async Task ServePlainAsync(IAsyncEnumerable<TcpClient> connections, List<int> plain)
    {
        await foreach (var connection in connections)
        {
            using var closing = connection;
            var stream = connection.GetStream();
            var request = new byte[4096];
            var read = await stream.ReadAsync(request, Cancellation);
            if (read == 0 || !char.IsAsciiLetterUpper((char)request[0])) continue;
            plain.Add(request[0]);
            await stream.WriteAsync("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"u8.ToArray(), Cancellation);
        }
    }

    /// <summary>Speaks TLS with a certificate that nobody trusts, and notes how each connection began.</summary>
    private static async Task ServeTlsAsync(IAsyncEnumerable<TcpClient> connections, List<byte> first)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256).CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
        await foreach (var connection in connections)
        {
            using var closing = connection;
            try
            {
                var peek = new byte[1];
                if (await connection.Client.ReceiveAsync(peek, SocketFlags.Peek, Cancellation) == 0) continue;
                first.Add(peek[0]);
                await using var tls = new SslStream(connection.GetStream());
                await tls.AuthenticateAsServerAsync(certificate, clientCertificateRequired: false, checkCertificateRevocation: false);
            }
            catch (Exception e) when (e is IOException or System.Security.Authentication.AuthenticationException or SocketException)
            {
                // The client does not trust it.
            }
        }
    }

    private static async IAsyncEnumerable<TcpClient> AcceptAsync(TcpListener listener)
    {
        while (true)
        {
            TcpClient connection;
            try
            {
                connection = await listener.AcceptTcpClientAsync(Cancellation);
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException or InvalidOperationException)
            {
                yield break;
            }

            yield return connection;
        }
    }
}
