using System.Collections.Immutable;

namespace Drydock.Advisories.Tests.Matching;

/// <summary>A store of the advisories that a test needs.</summary>
internal sealed class FewAdvisories(params Advisory[] advisories) : IAdvisoryStore
{
    public DatabaseInfo Info { get; init; } = new("full", DateTimeOffset.UnixEpoch, []);

    public Dictionary<string, Vulnerability> Vulnerabilities { get; } = [];

    public Dictionary<string, Epss> Epss { get; } = [];

    public Dictionary<string, Kev> Kev { get; } = [];

    public ImmutableHashSet<string>? OnlyPackages { get; init; }

    public IReadOnlyList<Advisory> Find(string ecosystem, string name) =>
        [.. advisories.Select(a => a with { Affected = a.Affected.RemoveAll(p => p.Ecosystem != ecosystem || p.Name != name) }).Where(static a => a.Affected.Length > 0)];

    public Coverage? Covers(string ecosystem)
    {
        var feeds = advisories.Where(a => a.Affected.Any(p => p.Ecosystem == ecosystem)).Select(static a => a.Feed).Distinct().Order(StringComparer.Ordinal);
        return feeds.ToImmutableArray() is { Length: > 0 } some ? new Coverage(ecosystem, some, OnlyPackages) : null;
    }

    public Vulnerability? FindVulnerability(string id) => Vulnerabilities.GetValueOrDefault(id);

    public Epss? FindEpss(string cve) => Epss.GetValueOrDefault(cve);

    public Kev? FindKev(string cve) => Kev.GetValueOrDefault(cve);

    public ReleaseSupport? FindSupport(string product, string cycle) => null;

    public IReadOnlyList<ReleaseSupport> FindReleases(string product) => [];
}
