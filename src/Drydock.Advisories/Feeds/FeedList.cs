namespace Drydock.Advisories.Feeds;

/// <summary>The list of feeds.</summary>
public static class FeedList
{
    private static readonly string[] OsvEcosystems = ["AlmaLinux", "Alpine", "Debian", "Go", "Maven", "npm", "NuGet", "PyPI"];

    private static readonly string[] AlpineReleases = ["v3.17", "v3.18", "v3.19", "v3.20", "v3.21", "v3.22", "v3.23", "v3.24", "edge"];

    /// <summary>Every feed that <c>db update</c> takes when none is named, sorted by name.</summary>
    public static IReadOnlyList<Feed> All { get; } =
    [
        .. new[] { DebianTracker.Feed, KevCatalog.Feed, EpssScores.Feed, EndOfLife.Feed }
            .Concat(OsvEcosystems.Select(Osv.For))
            .Concat(AlpineReleases.SelectMany(static r => new[] { AlpineSecDb.For(r, "main"), AlpineSecDb.For(r, "community") }))
            .OrderBy(static f => f.Name, StringComparer.Ordinal),
    ];

    /// <summary>The feeds that a name on the command line means: a feed's own name, <c>alpine</c> or <c>osv</c> for all of a kind, or
    /// <c>osv:ECOSYSTEM</c> for any ecosystem of the OSV bucket. Empty when the name means nothing.</summary>
    public static IReadOnlyList<Feed> Find(string name)
    {
        var ecosystem = name.StartsWith("osv:", StringComparison.Ordinal) ? name[4..] : null;
        if (ecosystem is not null)
        {
            return ecosystem.Length is > 0 and <= FeedLimits.IdLength && ecosystem.All(static c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or ' ')
                ? [Osv.For(OsvEcosystems.FirstOrDefault(e => e.Equals(ecosystem, StringComparison.OrdinalIgnoreCase)) ?? ecosystem)]
                : [];
        }

        var exact = All.Where(f => f.Name == name).ToArray();
        return exact.Length > 0 ? exact : name is "alpine" or "osv" ? [.. All.Where(f => f.Name.StartsWith(name + "-", StringComparison.Ordinal))] : [];
    }
}
