using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Drydock.Images.Registry;

/// <summary>Sends requests: redirects under own rules, retries, time-outs, and a bound on requests per host.</summary>
internal sealed class RegistryTransport : IDisposable
{
    private readonly ConcurrentDictionary<string, SemaphoreSlim> gates = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, string> schemes = new(StringComparer.OrdinalIgnoreCase);
    private readonly RegistryOptions options;
    private readonly TimeProvider clock;
    private readonly RetryPolicy retries;
    private readonly RegistryConnections connections;

    public RegistryTransport(RegistryOptions options, TimeProvider clock, Random random)
    {
        this.options = options;
        this.clock = clock;
        retries = new RetryPolicy(options, clock, random);
        connections = new RegistryConnections(options);
    }

    /// <summary>True when the registry at this host is itself on a private or loopback address.</summary>
    public bool IsPrivate(string host) => connections.IsPrivate(host);

    /// <summary>The URL of a path on a registry: https, unless plain http is allowed for the host and https is not spoken there.</summary>
    public async Task<Uri> UriAsync(RegistryEndpoint endpoint, string path, CancellationToken cancellationToken)
    {
        if (!schemes.TryGetValue(endpoint.Host, out var scheme))
        {
            scheme = MayBePlain(endpoint.Host) ? await ProbeAsync(endpoint, cancellationToken) : Uri.UriSchemeHttps;
            schemes[endpoint.Host] = scheme;
        }

        return new Uri($"{scheme}://{endpoint.Host}{path}");
    }

    /// <summary>Sends a request until it is answered, or as often as allowed. Any status may come back; the caller disposes the answer.</summary>
    /// <exception cref="RegistryException">No answer, too many requests, or an answer that the rules forbid to follow.</exception>
    public async Task<HttpResponseMessage> SendAsync(RegistryRequest request, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            HttpResponseMessage? answer = null;
            RegistryException? failure = null;
            try
            {
                answer = await FollowAsync(request, cancellationToken);
                if (!RetryPolicy.IsTransient(answer.StatusCode)) return answer;
            }
            catch (RegistryException error) when (error.Failure == RegistryFailure.Unreachable && IsWorthRepeating(error))
            {
                failure = error;
            }

            using (answer)
            {
                if (retries.Delay(attempt, answer) is not { } delay) throw failure ?? Exhausted(request, answer!);
                await Task.Delay(delay, clock, cancellationToken);
            }
        }
    }

    public void Dispose()
    {
        connections.Dispose();
        foreach (var gate in gates.Values) gate.Dispose();
    }

    private bool MayBePlain(string host) => RegistryEndpoint.IsLoopback(host) || options.InsecureHosts.Contains(host);

    // A loopback or listed registry is spoken to in https where it speaks it, so that listing one is no downgrade.
    private async Task<string> ProbeAsync(RegistryEndpoint endpoint, CancellationToken cancellationToken) =>
        await connections.SpeaksTlsAsync(new Uri($"https://{endpoint.Host}/v2/"), cancellationToken) ? Uri.UriSchemeHttps : Uri.UriSchemeHttp;

    private async Task<HttpResponseMessage> FollowAsync(RegistryRequest request, CancellationToken cancellationToken)
    {
        var uri = request.Uri;
        var authorization = request.Authorization;
        for (var hop = 0; ; hop++)
        {
            var answer = await SendOnceAsync(request, uri, authorization, cancellationToken);
            if (!request.FollowRedirects || !IsRedirect(answer.StatusCode)) return answer;
            using (answer)
            {
                var host = request.Endpoint.Host;
                if (hop == RedirectRules.MaxHops) throw RegistryProblems.Forbidden(request.Doing, request.Subject, host, "it redirects more than 5 times", "check the registry's host name");
                if (!RedirectRules.Allows(uri, answer.Headers.Location, IsPrivate(host), out var target, out var wrong))
                {
                    throw RegistryProblems.Forbidden(request.Doing, request.Subject, host, wrong, "use another registry or mirror");
                }

                if (!RedirectRules.SameOrigin(uri, target)) authorization = null;
                uri = target;
            }
        }
    }

    private async Task<HttpResponseMessage> SendOnceAsync(RegistryRequest request, Uri uri, AuthenticationHeaderValue? authorization, CancellationToken cancellationToken)
    {
        var gate = gates.GetOrAdd(uri.Authority, _ => new SemaphoreSlim(options.RequestsPerHost));
        await gate.WaitAsync(cancellationToken);
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        time.CancelAfter(options.ResponseTimeout);
        using var message = Message(request, uri, authorization);
        try
        {
            var answer = await connections.For(uri, request.Endpoint.Host).SendAsync(message, time.Token);

            // The answer keeps the URL it came from; the message's own secrets are gone with it.
            answer.RequestMessage = new HttpRequestMessage(request.Method, uri);
            return answer;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw RegistryProblems.TimedOut(request.Doing, request.Subject, uri.Authority, options.ResponseTimeout);
        }
        catch (Exception error) when (error is HttpRequestException or IOException)
        {
            throw RegistryProblems.Unreachable(request.Doing, request.Subject, uri.Authority, error);
        }
        finally
        {
            gate.Release();
        }
    }

    private static HttpRequestMessage Message(RegistryRequest request, Uri uri, AuthenticationHeaderValue? authorization)
    {
        var message = new HttpRequestMessage(request.Method, uri);
        foreach (var type in request.Accept) message.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(type));
        message.Headers.UserAgent.Add(new ProductInfoHeaderValue("drydock", null));
        message.Headers.Authorization = authorization;
        if (request.From > 0) message.Headers.Range = new RangeHeaderValue(request.From, null);
        if (request.Form is not null) message.Content = new StringContent(request.Form, Encoding.ASCII, "application/x-www-form-urlencoded");
        return message;
    }

    private RegistryException Exhausted(RegistryRequest request, HttpResponseMessage answer)
    {
        var host = answer.RequestMessage!.RequestUri!.Authority;
        return answer.StatusCode == HttpStatusCode.TooManyRequests
            ? RegistryProblems.RateLimited(request.Doing, request.Subject, host, retries.Wanted(answer))
            : RegistryProblems.Failed(request.Doing, request.Subject, host, answer.StatusCode);
    }

    private static bool IsRedirect(HttpStatusCode status) =>
        status is HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect;

    // A forbidden address, an untrusted certificate and an unknown name do not mend themselves in seconds.
    private static bool IsWorthRepeating(RegistryException error)
    {
        for (var e = error.InnerException; e is not null; e = e.InnerException)
        {
            if (e is ForbiddenAddressException) return false;
            if (e is HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError }) return false;
        }

        return true;
    }
}
