using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Drydock.TestKit.Feeds;

/// <summary>Serves feeds on a loopback port: ETag, Last-Modified, conditional requests and ranges, and fails as asked.</summary>
public sealed class FeedServer : IAsyncDisposable
{
    private static readonly DateTimeOffset Modified = new(2026, 8, 20, 12, 0, 0, TimeSpan.Zero);

    private readonly WebApplication application;
    private readonly ConcurrentDictionary<string, FeedResponse> responses = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<FeedRequest> requests = new();

    private FeedServer(WebApplication application) => this.application = application;

    /// <summary>Where it listens, with a slash at the end.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>Every request so far, in order.</summary>
    public IReadOnlyList<FeedRequest> Requests => [.. requests];

    /// <summary>Starts on a free port.</summary>
    public static async Task<FeedServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var server = new FeedServer(builder.Build());
        server.application.Run(server.AnswerAsync);
        await server.application.StartAsync();
        server.Address = new Uri(server.application.Urls.First() + "/");
        return server;
    }

    /// <summary>Serves these bytes under a path; the ETag is their hash unless given.</summary>
    public FeedResponse Serve(string path, byte[] content, string? etag = null)
    {
        var response = new FeedResponse { Content = content, ETag = etag ?? $"\"{Convert.ToHexStringLower(SHA256.HashData(content))[..16]}\"" };
        responses["/" + path] = response;
        return response;
    }

    /// <summary>Serves nothing under a path any more.</summary>
    public void Remove(string path) => responses.TryRemove("/" + path, out _);

    public ValueTask DisposeAsync() => application.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var request = context.Request;
        var path = request.Path.Value ?? "";
        requests.Enqueue(new FeedRequest(path, request.Headers.IfNoneMatch.ToString(), request.Headers.Range.ToString(), request.Headers.IfRange.ToString()));
        if (!responses.TryGetValue(path, out var feed))
        {
            context.Response.StatusCode = 404;
            return;
        }

        if (feed.Faults.TryDequeue(out var fault))
        {
            if (fault.Status is { } status)
            {
                context.Response.StatusCode = status;
                if (fault.RetryAfter is { } seconds) context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
                return;
            }

            await SendAsync(context, feed, fault.CutAfter);
            return;
        }

        await SendAsync(context, feed, null);
    }

    private static async Task SendAsync(HttpContext context, FeedResponse feed, int? cutAfter)
    {
        var response = context.Response;
        if (feed.ETag.Length > 0) response.Headers.ETag = feed.ETag;
        response.Headers.LastModified = (feed.Modified ?? Modified).ToString("R", CultureInfo.InvariantCulture);
        if (feed.GoogleHash is not null) response.Headers["x-goog-hash"] = feed.GoogleHash;
        if (feed.ETag.Length > 0 && context.Request.Headers.IfNoneMatch == feed.ETag)
        {
            response.StatusCode = 304;
            return;
        }

        var content = feed.Content.AsMemory();
        var range = context.Request.Headers.Range.ToString();
        if (range.StartsWith("bytes=", StringComparison.Ordinal) && context.Request.Headers.IfRange == feed.ETag)
        {
            var from = int.Parse(range.AsSpan(6).TrimEnd('-'), CultureInfo.InvariantCulture);
            response.StatusCode = 206;
            response.Headers.ContentRange = $"bytes {from}-{content.Length - 1}/{content.Length}";
            content = content[from..];
        }

        response.ContentType = "application/octet-stream";
        response.ContentLength = content.Length;
        if (cutAfter is not { } length)
        {
            await response.Body.WriteAsync(content, context.RequestAborted);
            return;
        }

        await response.Body.WriteAsync(content[..Math.Min(length, content.Length)], context.RequestAborted);
        await response.Body.FlushAsync(context.RequestAborted);
        context.Abort();
    }
}
