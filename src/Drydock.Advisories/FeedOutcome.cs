namespace Drydock.Advisories;

/// <summary>What an update did with one feed.</summary>
/// <param name="Feed">Its name.</param>
/// <param name="Change">What happened.</param>
/// <param name="Records">Records now in the database; 0 when it has none of this feed.</param>
/// <param name="Before">Records before; null when the feed is new.</param>
/// <param name="Bytes">Bytes fetched.</param>
public sealed record FeedOutcome(string Feed, FeedChange Change, long Records, long? Before, long Bytes);
