using Drydock.Advisories.Feeds;

namespace Drydock.Advisories;

/// <summary>What <see cref="DatabaseUpdater"/> fetches, and from where.</summary>
public sealed record UpdateOptions
{
    /// <summary>A folder, or the URL of a server, that mirrors the feeds; null for the publishers themselves.</summary>
    public string? From { get; init; }

    /// <summary>The feeds to fetch; others that the database has stay as they are.</summary>
    public IReadOnlyList<Feed> Feeds { get; init; } = FeedList.All;

    /// <summary>Report a feed that a mirror does not have as a problem: it was asked for by name.</summary>
    public bool FeedsWereNamed { get; init; }

    /// <summary>Accept a feed that has lost more than a tenth of its records.</summary>
    public bool Force { get; init; }

    /// <summary>How long to wait for another update of the same database.</summary>
    public TimeSpan LockWait { get; init; } = TimeSpan.FromSeconds(30);
}
