namespace Drydock.Advisories.Feeds;

/// <summary>One public feed: where it is and how it is read. One file per kind of feed, listed in <see cref="FeedList"/>.</summary>
public sealed record Feed
{
    /// <summary>Short and unique, as on the command line: <c>debian</c>, <c>osv-pypi</c>, <c>alpine-v3.20-main</c>.</summary>
    public required string Name { get; init; }

    /// <summary>For people, with the publisher's name.</summary>
    public required string Title { get; init; }

    /// <summary>Where the publisher offers it.</summary>
    public required string Url { get; init; }

    /// <summary>Paths in a mirror, the first that exists is taken; each may also end in <c>.zst</c> there.</summary>
    public required IReadOnlyList<string> MirrorPaths { get; init; }

    /// <summary>Reads the feed's bytes; see <see cref="FeedReader"/>.</summary>
    public required FeedReader Read { get; init; }
}
