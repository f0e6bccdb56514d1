using System.Net;

namespace Drydock.Images.Registry;

/// <summary>Decides whether and when a request is sent again. One policy is shared by all requests of a client.</summary>
internal sealed class RetryPolicy(RegistryOptions options, TimeProvider clock, Random random)
{
    private readonly Lock gate = new();

    /// <summary>True for answers that may be better a little later.</summary>
    public static bool IsTransient(HttpStatusCode status) =>
        status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or HttpStatusCode.InternalServerError or HttpStatusCode.BadGateway
            or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout;

    /// <summary>The wait before the next attempt; null when there is none, or the registry asks for more than is waited.</summary>
    /// <param name="attempt">Attempts made so far, from 1.</param>
    /// <param name="answer">The answer that failed; null when there was none.</param>
    public TimeSpan? Delay(int attempt, HttpResponseMessage? answer)
    {
        if (attempt >= options.Attempts) return null;
        var backoff = options.FirstDelay * Math.Pow(2, Math.Min(attempt - 1, 20));
        if (backoff > options.LongestDelay) backoff = options.LongestDelay;
        var delay = backoff * (1 - (0.5 * NextDouble()));
        if (Wanted(answer) is not { } wanted) return delay;
        if (wanted > options.LongestDelay) return null;
        return wanted > delay ? wanted : delay;
    }

    /// <summary>What Retry-After asks for, in seconds or as a date (RFC 9110, section 10.2.3); null when absent or unreadable.</summary>
    public TimeSpan? Wanted(HttpResponseMessage? answer)
    {
        if (answer?.Headers.RetryAfter is not { } header) return null;
        var wanted = header.Delta ?? (header.Date is { } date ? date - clock.GetUtcNow() : TimeSpan.Zero);
        return wanted < TimeSpan.Zero ? TimeSpan.Zero : wanted;
    }

    private double NextDouble()
    {
        lock (gate) return random.NextDouble();
    }
}
