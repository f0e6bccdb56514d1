using System.Collections.Concurrent;

namespace Drydock.TestKit.Feeds;

/// <summary>What a <see cref="FeedServer"/> answers under one path.</summary>
public sealed class FeedResponse
{
    public required byte[] Content { get; init; }

    /// <summary>Empty for a server that sends none.</summary>
    public required string ETag { get; init; }

    /// <summary>The value of an x-goog-hash header; null for none.</summary>
    public string? GoogleHash { get; set; }

    /// <summary>The value of Last-Modified; null for the server's own.</summary>
    public DateTimeOffset? Modified { get; set; }

    /// <summary>What goes wrong with the next requests, one each.</summary>
    public ConcurrentQueue<FeedFault> Faults { get; } = new();
}
