using System.Buffers.Binary;
using System.Net;
using System.Net.Http.Headers;
using Drydock.Advisories.Database;

namespace Drydock.Advisories.Updates;

/// <summary>One address, downloaded into a file: only when it changed, and going on after a cut.</summary>
internal sealed class Download(HttpClient http, Uri address, string path, TimeProvider time)
{
    private const int Attempts = 5;
    private const long MaxBytes = 4L << 30;

    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(2);

    private string? etag;
    private string? lastModified;
    private uint? expectedCrc32C;

    /// <exception cref="HttpRequestException">The server refused, or the connection failed again and again.</exception>
    /// <exception cref="IOException">The body was cut again and again, or the file cannot be written.</exception>
    /// <exception cref="TimeoutException">No byte came for a minute, again and again.</exception>
    public async Task<FetchedFeed> RunAsync(string feed, SourceRow? last, IProgress<UpdateProgress>? progress, CancellationToken cancellationToken)
    {
        using var file = new DownloadFile(path);
        for (var attempt = 1; ; attempt++)
        {
            var wait = TimeSpan.FromSeconds(1 << Math.Min(attempt, 6));
            try
            {
                using var request = Request(last, file.Length);
                using var response = await SendAsync(request, cancellationToken);
                if (response.StatusCode == HttpStatusCode.NotModified) return Unchanged(last);
                wait = RetryAfter(response) ?? wait;
                await TakeAsync(response, file, feed, progress, cancellationToken);
                if (expectedCrc32C is { } crc && crc != file.Crc32C)
                {
                    file.Restart();
                    throw new IOException("the bytes received do not have the checksum that the server states");
                }

                return new FetchedFeed
                {
                    Change = FeedChange.Updated,
                    Location = HttpFetcher.Redact(address),
                    File = path,
                    IsTemporary = true,
                    Bytes = file.Length,
                    Digest = file.Finish(),
                    ETag = etag,
                    LastModified = lastModified,
                    Time = time.GetUtcNow(),
                };
            }
            catch (Exception e) when (attempt < Attempts && IsWorthAnother(e, cancellationToken))
            {
                await Task.Delay(wait, time, cancellationToken);
            }
        }
    }

    private static bool IsWorthAnother(Exception e, CancellationToken cancellationToken) => !cancellationToken.IsCancellationRequested && e switch
    {
        HttpRequestException { StatusCode: { } status } => (int)status is 408 or 425 or 429 or >= 500,
        HttpRequestException or TimeoutException => true,
        IOException => !DownloadFile.IsDiskFull(e),
        _ => false,
    };

    private HttpRequestMessage Request(SourceRow? last, long have)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.TryAddWithoutValidation("Accept-Encoding", "gzip");
        if (have > 0 && (etag ?? lastModified) is { } validator && !validator.StartsWith("W/", StringComparison.Ordinal))
        {
            // RFC 9110 section 13.1.5: only a strong validator makes sure that both parts are of one body.
            request.Headers.Range = new RangeHeaderValue(have, null);
            request.Headers.TryAddWithoutValidation("If-Range", validator);
        }
        else if (have == 0 && last is not null)
        {
            if (last.ETag is not null) request.Headers.TryAddWithoutValidation("If-None-Match", last.ETag);
            if (last.LastModified is not null) request.Headers.TryAddWithoutValidation("If-Modified-Since", last.LastModified);
        }

        return request;
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var idle = new CancellationTokenSource(Idle, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(idle.Token, cancellationToken);
        try
        {
            return await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, both.Token);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException("the server did not answer in time", e);
        }
    }

    private FetchedFeed Unchanged(SourceRow? last)
    {
        if (last is null or { ETag: null, LastModified: null }) throw new HttpRequestException("the server says 'not modified' to an unconditional request");
        return new FetchedFeed
        {
            Change = FeedChange.Unchanged,
            Location = last.Location,
            Digest = last.Source.Digest,
            ETag = last.ETag,
            LastModified = last.LastModified,
            Time = time.GetUtcNow(),
        };
    }

    private TimeSpan? RetryAfter(HttpResponseMessage response)
    {
        var header = response.Headers.RetryAfter;
        var wait = header?.Delta ?? (header?.Date is { } date ? date - time.GetUtcNow() : null);
        return wait is { } w ? TimeSpan.FromTicks(Math.Clamp(w.Ticks, 0, LongestWait.Ticks)) : null;
    }

    private async Task TakeAsync(
        HttpResponseMessage response, DownloadFile file, string feed, IProgress<UpdateProgress>? progress, CancellationToken cancellationToken)
    {
        if (response.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable) file.Restart();
        if (!response.IsSuccessStatusCode)
        {
            throw new HttpRequestException($"the server answers {(int)response.StatusCode}", null, response.StatusCode);
        }

        var goesOn = response.StatusCode == HttpStatusCode.PartialContent && response.Content.Headers.ContentRange?.From == file.Length && file.Length > 0;
        if (!goesOn)
        {
            if (response.StatusCode == HttpStatusCode.PartialContent)
            {
                file.Restart();
                throw new IOException("the server sent another part than asked for");
            }

            file.Restart();
            etag = response.Headers.TryGetValues("ETag", out var tags) ? tags.FirstOrDefault() : null;
            lastModified = response.Content.Headers.TryGetValues("Last-Modified", out var dates) ? dates.FirstOrDefault() : null;
            expectedCrc32C = response.Content.Headers.ContentEncoding.Count == 0 ? GoogleCrc(response) : null;
        }

        var total = response.Content.Headers.ContentLength + file.Length;
        if (total > MaxBytes) throw new HttpRequestException($"it is larger than the limit of {MaxBytes:N0} bytes");
        await CopyAsync(response, file, read => progress?.Report(new UpdateProgress(feed, read, total)), cancellationToken);
        if (total is { } expected && file.Length != expected) throw new IOException($"the body ends after {file.Length:N0} of {expected:N0} bytes");
    }

    private async Task CopyAsync(HttpResponseMessage response, DownloadFile file, Action<long> report, CancellationToken cancellationToken)
    {
        using var idle = new CancellationTokenSource(Idle, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(idle.Token, cancellationToken);
        await using var body = await response.Content.ReadAsStreamAsync(both.Token);
        var buffer = new byte[128 << 10];
        try
        {
            int read;
            while ((read = await body.ReadAsync(buffer, both.Token)) > 0)
            {
                file.Append(buffer.AsSpan(0, read));
                if (file.Length > MaxBytes) throw new HttpRequestException($"it is larger than the limit of {MaxBytes:N0} bytes");
                report(file.Length);
                idle.CancelAfter(Idle);
            }
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"no byte came for {Idle.TotalSeconds:N0} seconds", e);
        }
    }

    /// <summary>Google Cloud Storage states the CRC-32C of an object: <c>x-goog-hash: crc32c=BASE64,md5=BASE64</c>.</summary>
    private static uint? GoogleCrc(HttpResponseMessage response)
    {
        if (!response.Headers.TryGetValues("x-goog-hash", out var values)) return null;
        var text = values.SelectMany(static v => v.Split(',')).Select(static v => v.Trim())
            .FirstOrDefault(static v => v.StartsWith("crc32c=", StringComparison.Ordinal));
        Span<byte> bytes = stackalloc byte[6];
        return text is not null && Convert.TryFromBase64String(text[7..], bytes, out var written) && written == 4
            ? BinaryPrimitives.ReadUInt32BigEndian(bytes)
            : null;
    }
}
