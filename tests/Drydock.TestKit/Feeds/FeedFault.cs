namespace Drydock.TestKit.Feeds;

/// <summary>One failure of a <see cref="FeedServer"/>.</summary>
/// <param name="Status">Answers this status without a body; null to send the body.</param>
/// <param name="RetryAfter">Seconds in a Retry-After header; null for none.</param>
/// <param name="CutAfter">Breaks the connection after this many bytes of the body.</param>
public sealed record FeedFault(int? Status = null, int? RetryAfter = null, int? CutAfter = null);
