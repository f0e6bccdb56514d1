namespace Drydock.Advisories.Feeds;

/// <summary>Takes what a feed says while it is read.</summary>
public interface IFeedReceiver
{
    /// <summary>A record about packages; withdrawn and not-affected ones included.</summary>
    void Add(Advisory advisory);

    /// <summary>An exploitation estimate.</summary>
    void Add(string cve, Epss epss);

    /// <summary>A known exploited vulnerability.</summary>
    void Add(string cve, Kev kev);

    /// <summary>The life of a product's release.</summary>
    void Add(ReleaseSupport support);

    /// <summary>The feed speaks for this whole ecosystem, even if it has no record about it.</summary>
    void Covers(string ecosystem);

    /// <summary>The day the feed says it is of.</summary>
    void AsOf(DateTimeOffset date);

    /// <summary>A record that could not be read while the rest of the feed is sound.</summary>
    void Unreadable(string record, string why);
}
