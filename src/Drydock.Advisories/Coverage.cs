using System.Collections.Immutable;

namespace Drydock.Advisories;

/// <summary>What a store can judge in one ecosystem.</summary>
/// <param name="Ecosystem"><c>Debian:12</c>, <c>PyPI</c>.</param>
/// <param name="Feeds">The feeds that cover it, sorted.</param>
/// <param name="Packages">The only package names that are judged, for a sample; null when every package of the ecosystem is.</param>
public sealed record Coverage(string Ecosystem, ImmutableArray<string> Feeds, ImmutableHashSet<string>? Packages = null)
{
    /// <summary>True when a publisher's own feed covers it, so that OSV's conversion of the same data is not asked about versions.</summary>
    public bool HasOwnFeed => Feeds.Any(static f => !IsOsv(f));

    /// <summary>True when finding nothing for this package means that nothing is known against it.</summary>
    public bool Judges(string name) => Packages is null || Packages.Contains(name);

    /// <summary>True for a feed of the OSV bucket.</summary>
    internal static bool IsOsv(string feed) => feed.StartsWith("osv-", StringComparison.Ordinal);
}
