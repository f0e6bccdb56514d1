using System.Collections.Immutable;
using Drydock.Advisories.Versions;
using Drydock.Images;
using Drydock.Packages;

namespace Drydock.Advisories.Matching;

/// <summary>Answers the questions about packages; the same question is answered once, however many binaries a source has.</summary>
internal sealed class PackageJudge(IAdvisoryStore store, List<Problem> problems)
{
    private readonly Dictionary<PackageQuery, ImmutableArray<AdvisoryMatch>> answers = [];

    public IEnumerable<AdvisoryMatch> Judge(Package package, IEnumerable<PackageQuery> queries)
    {
        foreach (var query in queries)
        {
            if (!answers.TryGetValue(query, out var answer)) answers.Add(query, answer = [.. Answer(query, package)]);
            foreach (var match in answer) yield return match with { Package = package };
        }
    }

    private List<AdvisoryMatch> Answer(PackageQuery query, Package package)
    {
        var records = Relevant(query, store.Find(query.Coverage.Ecosystem, query.Name));
        if (records.Count == 0) return [];
        var scheme = Ecosystems.SchemeOf(query.Coverage.Ecosystem);
        if (scheme is not null && !scheme.TryCompare(query.Version, query.Version, out _, out var why))
        {
            problems.Add(new Problem("matching", $"{package.Name} {package.Version}", why ?? "its version cannot be compared", "check this package by hand"));
            return [];
        }

        return AliasGroups.Of(records).Select(g => JudgeGroup(query, package, scheme, g)).OfType<AdvisoryMatch>().ToList();
    }

    private static List<Advisory> Relevant(PackageQuery query, IReadOnlyList<Advisory> records)
    {
        return [.. records
            .Where(static r => r.Withdrawn is null)
            .Select(r => r.Affected.All(Counts) ? r : r with { Affected = r.Affected.RemoveAll(a => !Counts(a)) })
            .Where(static r => r.Affected.Length > 0)];

        bool Counts(AffectedPackage a) => a.Binary == query.BinariesOnly && !a.Verdict.HasFlag(DistributionVerdict.NotAffected);
    }

    private AdvisoryMatch? JudgeGroup(PackageQuery query, Package package, IVersionScheme? scheme, IReadOnlyList<Advisory> group)
    {
        var affecting = new List<(Advisory Record, AffectedPackage Entry, string Evidence)>();
        foreach (var record in group)
        {
            foreach (var entry in record.Affected)
            {
                var evidence = Affects(query.Version, scheme, entry, out var problem);
                if (evidence is not null) affecting.Add((record, entry, $"{record.Feed} {record.Id}: {evidence}"));
                else if (problem is not null) AddProblem(package, record, problem);
            }
        }

        if (affecting.Count == 0) return null;
        var ids = group.SelectMany(static r => r.Aliases.Concat(r.Upstream).Prepend(r.Id)).Distinct(StringComparer.Ordinal).ToList();
        var id = AliasGroups.PrimaryOf(ids);
        var cves = ids.Where(static i => Feeds.FeedText.IsCve(i)).ToList();
        var known = cves.Concat(group.Select(static r => r.Id)).Distinct(StringComparer.Ordinal)
            .Select(store.FindVulnerability).OfType<Vulnerability>().ToList();
        var verdict = affecting.Aggregate(DistributionVerdict.None, static (v, a) => v | a.Entry.Verdict);
        var fixedVersion = scheme is null ? null : FixedVersion(query.Version, scheme, group, affecting.Select(static a => a.Entry));
        var severity = SeverityChoice.Of(query.IsDistribution, [.. affecting.Select(static a => (a.Record, a.Entry))], known);
        return new AdvisoryMatch
        {
            Id = id,
            Aliases = [.. ids.Where(i => i != id).Order(StringComparer.Ordinal)],
            Package = package,
            Severity = severity.Chosen?.Severity ?? Severity.Unknown,
            SeveritySource = severity.Chosen?.Source,
            Severities = severity.All,
            Cvss = severity.Cvss,
            Epss = cves.Select(store.FindEpss).FirstOrDefault(static e => e is not null),
            Kev = cves.Select(store.FindKev).FirstOrDefault(static k => k is not null),
            Status = Verdicts.StatusOf(verdict, fixedVersion),
            FixedVersion = fixedVersion,
            Verdict = Verdicts.WordOf(verdict),
            Summary = group.Select(static r => r.Summary).Concat(known.Select(static k => k.Summary)).FirstOrDefault(static s => s is not null),
            Evidence = [.. affecting.Select(static a => a.Evidence).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
        };
    }

    /// <summary>Why an entry affects a version; null when it does not, or when that cannot be told (<paramref name="problem"/>).</summary>
    private static string? Affects(string version, IVersionScheme? scheme, AffectedPackage entry, out string? problem)
    {
        problem = null;
        foreach (var listed in entry.Versions)
        {
            if (listed == version || (scheme is not null && scheme.TryCompare(listed, version, out var order, out _) && order == 0)) return $"lists {listed}";
        }

        foreach (var range in entry.Ranges)
        {
            if (range.Events is [{ Kind: RangeEventKind.Introduced, Version: RangeEvent.Beginning }]) return "every version";
            if (scheme is null)
            {
                problem ??= $"there is no order of versions for {Ecosystems.BaseOf(entry.Ecosystem)}";
                continue;
            }

            var inside = RangeOrder.Contains(scheme, range, version, out var why);
            if (inside == true) return string.Join(", ", range.Events.Select(static e => $"{Word(e.Kind)} {e.Version}"));
            if (inside is null) problem ??= why ?? "its range cannot be compared";
        }

        return null;
    }

    private static string Word(RangeEventKind kind) => kind switch
    {
        RangeEventKind.Introduced => "introduced",
        RangeEventKind.Fixed => "fixed",
        RangeEventKind.LastAffected => "last affected",
        _ => "limit",
    };

    /// <summary>The lowest fix above the version that no record of the group calls affected: where two records disagree, the higher one.</summary>
    private static string? FixedVersion(string version, IVersionScheme scheme, IReadOnlyList<Advisory> group, IEnumerable<AffectedPackage> affecting)
    {
        string? lowest = null;
        var candidates = affecting.SelectMany(static a => a.Ranges).SelectMany(static r => r.Events)
            .Where(static e => e.Kind == RangeEventKind.Fixed).Select(static e => e.Version).Distinct(StringComparer.Ordinal);
        foreach (var candidate in candidates)
        {
            if (!scheme.TryCompare(candidate, version, out var order, out _) || order <= 0) continue;
            if (lowest is not null && scheme.TryCompare(candidate, lowest, out order, out _) && order >= 0) continue;
            var clean = group.SelectMany(static r => r.Affected).All(a => Affects(candidate, scheme, a, out var problem) is null && problem is null);
            if (clean) lowest = candidate;
        }

        return lowest;
    }

    private void AddProblem(Package package, Advisory record, string why)
    {
        var problem = new Problem("matching", $"{package.Name} {package.Version}", $"{record.Feed} {record.Id} could not be judged: {why}", "read the advisory");
        if (!problems.Contains(problem)) problems.Add(problem);
    }
}
