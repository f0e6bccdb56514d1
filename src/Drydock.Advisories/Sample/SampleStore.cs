using System.Collections.Immutable;
using System.Security.Cryptography;

namespace Drydock.Advisories.Sample;

/// <summary>The bundled starter data: a few packages, so that the first scan needs no download. It judges only the packages that it lists
/// (<see cref="Coverage.Packages"/>), and says of itself that it is a sample (<see cref="DatabaseInfo.Kind"/>).</summary>
public sealed class SampleStore : IAdvisoryStore
{
    private const string Resource = "Drydock.Advisories.Sample.starter-data.txt";

    private readonly StarterData _data;
    private readonly Dictionary<string, Coverage> _coverage;
    private readonly Dictionary<string, List<Advisory>> _byId;

    private SampleStore(StarterData data, string digest)
    {
        _data = data;
        _coverage = data.Packages.Keys
            .GroupBy(static p => p.Ecosystem, static p => p.Name, StringComparer.Ordinal)
            .ToDictionary(
                static g => g.Key,
                static g => new Coverage(g.Key, [StarterDataReader.Feed], g.ToImmutableHashSet(StringComparer.Ordinal)),
                StringComparer.Ordinal);
        _byId = Index(data.Packages.Values);
        Info = Describe(data, digest);
    }

    public DatabaseInfo Info { get; }

    /// <summary>What ships with this build.</summary>
    public static SampleStore Bundled()
    {
        using var stream = typeof(SampleStore).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"the resource {Resource} is not part of this build");
        return Read(stream, "the bundled starter data");
    }

    /// <summary>Reads data in the format of docs/reference/starter-data.md (UTF-8).</summary>
    /// <param name="content">Read to its end, not disposed.</param>
    /// <param name="file">Its name, for messages.</param>
    /// <exception cref="StarterDataException">A line is not in the format; the message names it.</exception>
    public static SampleStore Read(Stream content, string file)
    {
        using var bytes = new MemoryStream();
        content.CopyTo(bytes);
        bytes.Position = 0;
        var digest = "sha256:" + Convert.ToHexStringLower(SHA256.HashData(bytes));
        bytes.Position = 0;
        using var text = new StreamReader(bytes);
        return new SampleStore(StarterDataReader.Read(text, file), digest);
    }

    public IReadOnlyList<Advisory> Find(string ecosystem, string name) => _data.Packages.TryGetValue((ecosystem, name), out var found) ? found : [];

    public Coverage? Covers(string ecosystem) => _coverage.GetValueOrDefault(ecosystem);

    public Vulnerability? FindVulnerability(string id) => _byId.TryGetValue(id, out var records)
        ? new Vulnerability(id, Summary: null, [.. records.SelectMany(static r => r.Severities).Distinct()])
        : null;

    /// <summary>Always null: the estimates change daily, so the sample has none.</summary>
    public Epss? FindEpss(string cve) => null;

    public Kev? FindKev(string cve) => _data.Kev.GetValueOrDefault(cve);

    public ReleaseSupport? FindSupport(string product, string cycle) => _data.Support.GetValueOrDefault((product, cycle));

    public IReadOnlyList<ReleaseSupport> FindReleases(string product) => [.. _data.Support.Where(s => s.Key.Item1 == product).Select(static s => s.Value)];

    private static Dictionary<string, List<Advisory>> Index(IEnumerable<List<Advisory>> packages)
    {
        var index = new Dictionary<string, List<Advisory>>(StringComparer.Ordinal);
        foreach (var advisory in packages.SelectMany(static p => p))
        {
            foreach (var id in advisory.Aliases.Prepend(advisory.Id).Distinct(StringComparer.Ordinal))
            {
                if (!index.TryGetValue(id, out var records)) index.Add(id, records = []);
                records.Add(advisory);
            }
        }

        return index;
    }

    private static DatabaseInfo Describe(StarterData data, string digest)
    {
        var sources = data.Sources.Select(s => new DatabaseSource(s.Name, s.Origin, Records(data, s.Name), Midnight(s.AsOf), digest));
        return new DatabaseInfo(
            "sample", Midnight(data.Sources.Max(static s => s.AsOf)), [.. sources.OrderBy(static s => s.Name, StringComparer.Ordinal)]);
    }

    private static long Records(StarterData data, string source) => source switch
    {
        "debian" => CountOf(data, "Debian:"),
        "osv-pypi" => CountOf(data, "PyPI"),
        "kev" => data.Kev.Count,
        "endoflife" => data.Support.Count,
        _ => 0,
    };

    private static long CountOf(StarterData data, string ecosystem) =>
        data.Packages.Where(p => p.Key.Ecosystem.StartsWith(ecosystem, StringComparison.Ordinal)).Sum(static p => (long)p.Value.Count);

    private static DateTimeOffset Midnight(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
}
