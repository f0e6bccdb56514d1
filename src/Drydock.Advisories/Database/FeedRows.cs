using Drydock.Advisories.Feeds;
using Drydock.Advisories.Matching;

namespace Drydock.Advisories.Database;

/// <summary>Everything one feed puts into the database, packed while it is read, so that nothing is written before the whole feed proved sound.</summary>
internal sealed class FeedRows : IFeedReceiver
{
    /// <summary>A release covers its ecosystem when it has at least this share of the entries of the feed's fullest release: the tracker and OSV keep
    /// a few stray entries of releases they no longer follow, and absence there proves nothing.</summary>
    private const double CoveredShare = 0.05;

    private const int KeptExamples = 5;

    private readonly Dictionary<(string Base, string Name), BlobWriter> packages = [];
    private readonly Dictionary<long, Dictionary<string, (string? Summary, List<SeverityStatement> Severities)>> vulnerabilities = [];
    private readonly Dictionary<string, int> entriesOf = new(StringComparer.Ordinal);
    private readonly SortedSet<string> covered = new(StringComparer.Ordinal);
    private readonly List<string> unreadable = [];

    public SortedDictionary<long, List<(long Number, Epss Epss)>> Epss { get; } = [];

    public SortedDictionary<string, Kev> Kev { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<(string Product, string Cycle), ReleaseSupport> Support { get; } = [];

    /// <summary>Advisories and rows read, withdrawn and not-affected ones included.</summary>
    public long Records { get; private set; }

    /// <summary>The feed's own date.</summary>
    public DateTimeOffset? Date { get; private set; }

    /// <summary>Records that could not be read.</summary>
    public long UnreadableRecords { get; private set; }

    /// <summary>The first of them, with the reason.</summary>
    public IReadOnlyList<string> UnreadableExamples => unreadable;

    /// <summary>The name that advisories of this feed carry.</summary>
    public string? FeedName { get; private set; }

    public IEnumerable<((string Base, string Name) Key, BlobWriter Data)> Packages =>
        packages.OrderBy(static p => p.Key.Base, StringComparer.Ordinal).ThenBy(static p => p.Key.Name, StringComparer.Ordinal)
            .Select(static p => (p.Key, p.Value));

    public IEnumerable<string> Coverage
    {
        get
        {
            var most = entriesOf.Count == 0 ? 0 : entriesOf.Values.Max();
            return entriesOf.Where(e => e.Value >= most * CoveredShare).Select(static e => e.Key).Concat(covered)
                .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        }
    }

    /// <summary>Blocks of facts about vulnerabilities, packed.</summary>
    public IEnumerable<(long Block, byte[] Data)> Vulnerabilities()
    {
        var writer = new BlobWriter();
        foreach (var (block, ids) in vulnerabilities.OrderBy(static v => v.Key))
        {
            writer.Clear();
            foreach (var (id, (summary, severities)) in ids.OrderBy(static i => i.Key, StringComparer.Ordinal))
            {
                writer.Text(id);
                writer.Text(summary ?? "");
                AdvisoryCodec.Severities(writer, [.. severities]);
            }

            yield return (block, Packed.Pack(writer.Written));
        }
    }

    public void Add(Advisory advisory)
    {
        Records++;
        FeedName ??= advisory.Feed;
        foreach (var entry in advisory.Affected)
        {
            System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(entriesOf, entry.Ecosystem, out _)++;
        }

        if (advisory.Withdrawn is not null) return;
        var kept = advisory.Affected.Where(static a => !a.Verdict.HasFlag(DistributionVerdict.NotAffected)).ToList();
        foreach (var package in kept.GroupBy(static a => (Ecosystems.BaseOf(a.Ecosystem), a.Name)))
        {
            if (!packages.TryGetValue(package.Key, out var writer)) packages.Add(package.Key, writer = new BlobWriter());
            AdvisoryCodec.Write(writer, advisory with { Severities = [] }, [.. package.Select(VersionLists.WithoutCovered)]);
        }

        if (kept.Count > 0) AddFacts(advisory);
    }

    public void Add(string cve, Epss epss)
    {
        if (!VulnerabilityKey.TryCve(cve, out _, out var number))
        {
            Unreadable(cve, "is not a CVE");
            return;
        }

        Records++;
        var block = VulnerabilityKey.BlockOf(cve);
        if (!Epss.TryGetValue(block, out var rows)) Epss.Add(block, rows = []);
        rows.Add((number, epss));
    }

    public void Add(string cve, Kev kev)
    {
        Records++;
        Kev[cve] = kev;
    }

    public void Add(ReleaseSupport support)
    {
        Records++;
        Support[(support.Product, support.Cycle)] = support;
    }

    public void Covers(string ecosystem) => covered.Add(ecosystem);

    public void AsOf(DateTimeOffset date) => Date = date;

    public void Unreadable(string record, string why)
    {
        UnreadableRecords++;
        if (unreadable.Count < KeptExamples) unreadable.Add($"{(record.Length <= 80 ? record : record[..80])} {why}");
    }

    /// <summary>What is known of a vulnerability is filed under each CVE of the record, or its own id when it has none or speaks of several.</summary>
    private void AddFacts(Advisory advisory)
    {
        if (advisory.Severities.IsEmpty && advisory.Summary is null) return;
        var names = new[] { advisory.Id }.Concat(advisory.Aliases).Concat(advisory.Upstream).Where(static i => FeedText.IsCve(i))
            .Distinct(StringComparer.Ordinal).ToList();
        var id = names.Count == 1 ? names[0] : advisory.Id;
        var block = VulnerabilityKey.BlockOf(id);
        if (!vulnerabilities.TryGetValue(block, out var ids)) vulnerabilities.Add(block, ids = new(StringComparer.Ordinal));
        ids.TryGetValue(id, out var known);
        var severities = known.Severities ?? [];
        foreach (var s in advisory.Severities)
        {
            if (!severities.Contains(s)) severities.Add(s);
        }

        ids[id] = (known.Summary ?? advisory.Summary, severities);
    }
}
