using Drydock.Advisories.Feeds;

namespace Drydock.Advisories.Matching;

/// <summary>Brings together the records that name the same vulnerability of one package.</summary>
/// <remarks>Linked are id, aliases and the only upstream vulnerability of a distribution's record; never "related". A bulletin about several
/// vulnerabilities joins each of their groups without linking them.</remarks>
internal static class AliasGroups
{
    public static IEnumerable<IReadOnlyList<Advisory>> Of(IReadOnlyList<Advisory> records)
    {
        var parts = records.SelectMany(Parts).ToList();
        var parent = Enumerable.Range(0, parts.Count).ToArray();
        var first = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < parts.Count; i++)
        {
            foreach (var id in parts[i].Links)
            {
                if (first.TryAdd(id, i)) continue;
                parent[Root(parent, i)] = Root(parent, first[id]);
            }
        }

        return parts.Select((p, i) => (Root: Root(parent, i), p.Record)).GroupBy(static p => p.Root)
            .Select(static g => (IReadOnlyList<Advisory>)[.. g.Select(static p => p.Record)]);
    }

    /// <summary>The CVE before all, then the databases that people know best.</summary>
    public static string PrimaryOf(IEnumerable<string> ids) => ids.OrderBy(Rank).ThenBy(static id => id, StringComparer.Ordinal).First();

    private static IEnumerable<(Advisory Record, IEnumerable<string> Links)> Parts(Advisory record)
    {
        var upstream = record.Upstream.Where(static id => FeedText.IsCve(id)).Distinct(StringComparer.Ordinal).ToList();
        if (upstream.Count < 2)
        {
            yield return (record, record.Aliases.Concat(record.Upstream).Prepend(record.Id));
            yield break;
        }

        foreach (var cve in upstream) yield return (record with { Upstream = [cve] }, [cve]);
    }

    private static int Rank(string id) =>
        FeedText.IsCve(id) ? 0 :
        id.StartsWith("GHSA-", StringComparison.Ordinal) ? 1 :
        id.StartsWith("PYSEC-", StringComparison.Ordinal) ? 2 :
        id.StartsWith("MAL-", StringComparison.Ordinal) ? 3 : 4;

    private static int Root(int[] parent, int i)
    {
        while (parent[i] != i)
        {
            parent[i] = parent[parent[i]];
            i = parent[i];
        }

        return i;
    }
}
