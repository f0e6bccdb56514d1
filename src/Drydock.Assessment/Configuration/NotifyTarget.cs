using System.Collections.Immutable;

namespace Drydock.Assessment.Configuration;

/// <summary>Who is told.</summary>
/// <param name="To">The kind of channel: <c>slack</c>, <c>webhook</c>, …</param>
/// <param name="AddressVariable">The environment variable that holds the address; null for a channel that needs none.</param>
/// <param name="Least">Nothing below this severity; null for everything.</param>
/// <param name="Services">Only these; empty for all.</param>
public sealed record NotifyTarget(string To, string? AddressVariable, Advisories.Severity? Least, ImmutableArray<string> Services);
