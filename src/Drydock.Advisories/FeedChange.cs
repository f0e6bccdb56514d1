namespace Drydock.Advisories;

/// <summary>What an update did with a feed.</summary>
public enum FeedChange
{
    /// <summary>Read anew.</summary>
    Updated,

    /// <summary>The same bytes as before; what was read then stays.</summary>
    Unchanged,

    /// <summary>The mirror does not have it; what was read before stays.</summary>
    Missing,

    /// <summary>It has lost too much to be believed; what was read before stays.</summary>
    Refused,

    /// <summary>It could not be fetched or read; what was read before stays.</summary>
    Failed,
}
