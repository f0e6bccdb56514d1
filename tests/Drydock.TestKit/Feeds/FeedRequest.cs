namespace Drydock.TestKit.Feeds;

/// <summary>One request that a <see cref="FeedServer"/> got; headers are empty when absent.</summary>
public sealed record FeedRequest(string Path, string IfNoneMatch, string Range, string IfRange);
