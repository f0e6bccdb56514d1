namespace Drydock.Advisories.Feeds;

/// <summary>Reads one feed as a stream: no network, no clock, memory independent of the feed's size.</summary>
/// <param name="content">The bytes as published or mirrored, from the beginning; seekable. Gzip and zstd are recognised by their first bytes.</param>
/// <param name="receiver">Takes what is found, in the feed's order.</param>
/// <param name="cancellationToken">Stops the json.</param>
/// <exception cref="FeedException">The feed is damaged, cut short or not this feed at all; what the receiver has got by then must not be used.</exception>
public delegate void FeedReader(Stream content, IFeedReceiver receiver, CancellationToken cancellationToken);
