using System.Net;
using Drydock.Advisories.Database;
using Drydock.Advisories.Feeds;
using Drydock.Images;

namespace Drydock.Advisories.Updates;

/// <summary>Feeds from their publishers, or from a server that mirrors them.</summary>
/// <param name="http">The client; it should not unpack answers by itself.</param>
/// <param name="mirror">The mirror's address; null for the publishers.</param>
/// <param name="temporary">Makes the path of a feed's temporary file.</param>
/// <param name="time">For waits and for the time of the fetch.</param>
internal sealed class HttpFetcher(HttpClient http, Uri? mirror, Func<Feed, string> temporary, TimeProvider time) : IFeedFetcher
{
    public string OriginOf(Feed feed) => Redact(mirror ?? new Uri(feed.Url));

    public async Task<FetchedFeed> FetchAsync(Feed feed, SourceRow? last, IProgress<UpdateProgress>? progress, CancellationToken cancellationToken)
    {
        var addresses = Addresses(feed);
        // The address that answered last time comes first, so that a mirror of .zst files is not asked twice for each.
        foreach (var address in addresses.OrderByDescending(a => Redact(a) == last?.Location))
        {
            var download = new Download(http, address, temporary(feed), time);
            var known = last is not null && last.Location == Redact(address) ? last : null;
            try
            {
                var fetched = await download.RunAsync(feed.Name, known, progress, cancellationToken);
                return fetched.Change == FeedChange.Updated && last is not null && last.Source.Digest == fetched.Digest
                    ? fetched with { Change = FeedChange.Unchanged }
                    : fetched;
            }
            catch (HttpRequestException e) when (e.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Gone)
            {
                continue;
            }
            catch (Exception e) when (e is HttpRequestException or IOException or TimeoutException)
            {
                DownloadFile.Delete(temporary(feed));
                if (DownloadFile.IsDiskFull(e)) throw;
                return Failed(address, e.Message);
            }
        }

        return mirror is null
            ? Failed(addresses[0], "the server has no such file (404)")
            : new FetchedFeed { Change = FeedChange.Missing, Location = Redact(mirror) };
    }

    /// <summary>The address without user, password and query, which may hold a token.</summary>
    public static string Redact(Uri address) => address.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped);

    private static FetchedFeed Failed(Uri address, string why) => new()
    {
        Change = FeedChange.Failed,
        Location = Redact(address),
        Problem = new Problem("fetching the feed", Redact(address), why, "try again later; the data before stays in force"),
    };

    private List<Uri> Addresses(Feed feed)
    {
        if (mirror is null) return [new Uri(feed.Url)];
        var root = mirror.AbsoluteUri.EndsWith('/') ? mirror : new Uri(mirror.AbsoluteUri + "/");
        return [.. feed.MirrorPaths.SelectMany(static p => new[] { p, p + ".zst" }).Select(p => new Uri(root, p))];
    }
}
