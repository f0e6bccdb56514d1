using Drydock.Advisories.Database;
using Drydock.Advisories.Feeds;

namespace Drydock.Advisories.Updates;

/// <summary>Gets the bytes of feeds from somewhere.</summary>
internal interface IFeedFetcher
{
    /// <summary>Where feeds come from, for people, redacted.</summary>
    string OriginOf(Feed feed);

    /// <summary>Fetches a feed; failures are results.</summary>
    /// <param name="feed">What to fetch.</param>
    /// <param name="last">The feed as it is in the database, to ask only for changes; null to fetch it in any case.</param>
    /// <param name="progress">Told of bytes as they come.</param>
    /// <param name="cancellationToken">Stops the fetch.</param>
    Task<FetchedFeed> FetchAsync(Feed feed, SourceRow? last, IProgress<UpdateProgress>? progress, CancellationToken cancellationToken);
}
