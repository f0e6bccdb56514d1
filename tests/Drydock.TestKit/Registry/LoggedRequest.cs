namespace Drydock.TestKit.Registry;

/// <summary>One request that the in-process registry received.</summary>
/// <param name="Authorization">The scheme of the Authorization header; null without one.</param>
/// <param name="Kind"><c>manifest</c>, <c>blob</c>, <c>tags</c>, <c>referrers</c>, <c>token</c> or <c>other</c>.</param>
public sealed record LoggedRequest(string Method, string Path, string Query, string? Authorization, string? Range, string Kind);
