using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Drydock.Advisories.Database;
using Drydock.Advisories.Feeds;
using Microsoft.Data.Sqlite;

namespace Drydock.Advisories;

/// <summary>The advisory database that <see cref="DatabaseUpdater"/> builds: one SQLite file that is only ever replaced as a whole, so that any
/// number of processes read it without locks.</summary>
public sealed class AdvisoryDatabase : IAdvisoryStore, IDisposable
{
    private const int KeptBlocks = 256;

    private readonly string path;
    private readonly SqliteConnection connection;
    private readonly SqliteCommand findPackage;
    private readonly SqliteCommand findVulnerability;
    private readonly SqliteCommand findEpss;
    private readonly SqliteCommand findSupport;
    private readonly SqliteCommand findReleases;
    private readonly Dictionary<long, List<byte[]>> vulnerabilityBlocks = [];
    private readonly Dictionary<long, List<byte[]>> epssBlocks = [];
    private readonly Dictionary<string, Coverage?> coverage = new(StringComparer.Ordinal);
    private Dictionary<string, Kev>? kevByCve;

    private AdvisoryDatabase(string path, SqliteConnection connection)
    {
        this.path = path;
        this.connection = connection;
        findPackage = Command("""
            SELECT s.feed, p.data FROM package p JOIN source s ON s.id=p.source
            WHERE p.ecosystem=(SELECT id FROM ecosystem WHERE name=$1) AND p.name=$2 ORDER BY s.name
            """, 2);
        findVulnerability = Command("SELECT v.data FROM vulnerability v JOIN source s ON s.id=v.source WHERE v.block=$1 ORDER BY s.name", 1);
        findEpss = Command("SELECT data FROM epss WHERE block=$1 ORDER BY source", 1);
        findSupport = Command("SELECT codename, released, active, security, extended FROM support WHERE product=$1 AND cycle=$2 ORDER BY source LIMIT 1", 2);
        findReleases = Command("SELECT codename, released, active, security, extended, cycle FROM support WHERE product=$1 ORDER BY cycle, source", 1);
        Info = ReadInfo();
    }

    public DatabaseInfo Info { get; }

    /// <summary>Opens a database for reading. It takes no lock and writes nothing, so it works on read-only file systems.</summary>
    /// <exception cref="DatabaseException">The file is missing, foreign, damaged or of another schema.</exception>
    public static AdvisoryDatabase Open(string path)
    {
        if (!File.Exists(path)) throw DatabaseException.Missing(path);
        CheckLength(path);
        var opened = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = ImmutableUri(path),
            Mode = SqliteOpenMode.ReadOnly,
            Pooling = false,
        }.ToString());
        try
        {
            opened.Open();
            CheckKind(path, opened);
            return new AdvisoryDatabase(path, opened);
        }
        catch (Exception e)
        {
            opened.Dispose();
            throw e switch
            {
                SqliteException { SqliteErrorCode: 26 } => DatabaseException.Foreign(path),
                SqliteException { SqliteErrorCode: 14 } => DatabaseException.Unreadable(path, e),
                SqliteException or InvalidDataException or InvalidCastException or FormatException => DatabaseException.Damaged(path, e),
                _ => e,
            };
        }
    }

    public IReadOnlyList<Advisory> Find(string ecosystem, string name) => Reading(() =>
    {
        var found = new List<Advisory>();
        var hasOwnFeed = Covers(ecosystem)?.HasOwnFeed ?? false;
        findPackage.Parameters[0].Value = Ecosystems.BaseOf(ecosystem);
        findPackage.Parameters[1].Value = name;
        using var rows = findPackage.ExecuteReader();
        while (rows.Read())
        {
            var feed = rows.GetString(0);
            if (hasOwnFeed && Coverage.IsOsv(feed)) continue;
            AdvisoryCodec.Read(Packed.Unpack(rows.GetFieldValue<byte[]>(1)), feed, ecosystem, name, found);
        }

        return found;
    });

    public Coverage? Covers(string ecosystem) => Reading(() =>
    {
        if (coverage.TryGetValue(ecosystem, out var known)) return known;
        using var command = Command("SELECT DISTINCT s.feed FROM coverage c JOIN source s ON s.id=c.source WHERE c.ecosystem=$1 ORDER BY s.feed", 1);
        command.Parameters[0].Value = ecosystem;
        using var rows = command.ExecuteReader();
        var feeds = ImmutableArray.CreateBuilder<string>();
        while (rows.Read()) feeds.Add(rows.GetString(0));
        return coverage[ecosystem] = feeds.Count == 0 ? null : new Coverage(ecosystem, feeds.ToImmutable());
    });

    public Vulnerability? FindVulnerability(string id) => Reading(() =>
    {
        string? summary = null;
        var severities = ImmutableArray.CreateBuilder<SeverityStatement>();
        var known = false;
        var wanted = Encoding.UTF8.GetBytes(id);
        foreach (var block in Blocks(vulnerabilityBlocks, findVulnerability, VulnerabilityKey.BlockOf(id), unpack: true))
        {
            var reader = new BlobReader(block);
            while (!reader.AtEnd)
            {
                if (!reader.TextIs(wanted))
                {
                    reader.SkipText();
                    AdvisoryCodec.SkipSeverities(ref reader);
                    continue;
                }

                known = true;
                var text = reader.Text();
                summary ??= text.Length == 0 ? null : text;
                foreach (var s in AdvisoryCodec.Severities(ref reader))
                {
                    if (!severities.Contains(s)) severities.Add(s);
                }

                break;
            }
        }

        return known ? new Vulnerability(id, summary, severities.ToImmutable()) : null;
    });

    public Epss? FindEpss(string cve) => Reading(() =>
    {
        if (!VulnerabilityKey.TryCve(cve, out _, out var number)) return null;
        return Blocks(epssBlocks, findEpss, VulnerabilityKey.BlockOf(cve), unpack: false).Select(b => EpssBlock.Find(b, number)).FirstOrDefault(static e => e is not null);
    });

    public Kev? FindKev(string cve) => (kevByCve ??= Reading(ReadKev)).GetValueOrDefault(cve);

    public ReleaseSupport? FindSupport(string product, string cycle) => Reading(() =>
    {
        findSupport.Parameters[0].Value = product;
        findSupport.Parameters[1].Value = cycle;
        using var rows = findSupport.ExecuteReader();
        if (!rows.Read()) return null;
        return new ReleaseSupport(product, cycle, TextOrNull(rows, 0), FeedText.Day(TextOrNull(rows, 1)), End(rows, 2), End(rows, 3), End(rows, 4));
    });

    public IReadOnlyList<ReleaseSupport> FindReleases(string product) => Reading(() =>
    {
        findReleases.Parameters[0].Value = product;
        using var rows = findReleases.ExecuteReader();
        var found = new List<ReleaseSupport>();
        while (rows.Read()) found.Add(new ReleaseSupport(product, rows.GetString(5), TextOrNull(rows, 0), FeedText.Day(TextOrNull(rows, 1)), End(rows, 2), End(rows, 3), End(rows, 4)));
        return found.DistinctBy(static r => r.Cycle, StringComparer.Ordinal).ToList();
    });

    public void Dispose()
    {
        findPackage.Dispose();
        findVulnerability.Dispose();
        findEpss.Dispose();
        findSupport.Dispose();
        findReleases.Dispose();
        connection.Dispose();
    }

    /// <summary>The sources with what is needed to ask for them again.</summary>
    internal IReadOnlyList<SourceRow> Sources() => Reading(() =>
    {
        using var command = Command("SELECT name, feed, origin, records, as_of, digest, location, etag, modified, dated FROM source ORDER BY name", 0);
        using var rows = command.ExecuteReader();
        var sources = new List<SourceRow>();
        while (rows.Read())
        {
            var source = new DatabaseSource(rows.GetString(0), rows.GetString(2), rows.GetInt64(3), Time(rows.GetString(4)), rows.GetString(5));
            sources.Add(new SourceRow(source, rows.GetString(1), rows.GetString(6), TextOrNull(rows, 7), TextOrNull(rows, 8), rows.GetBoolean(9)));
        }

        return sources;
    });

    /// <summary>The file as a URI that tells SQLite that nobody changes it: no locks, no journal is looked for.</summary>
    internal static string ImmutableUri(string path) => FileUri(path) + "?mode=ro&immutable=1";

    /// <summary>The file as SQLite's URI (https://www.sqlite.org/uri.html).</summary>
    internal static string FileUri(string path) =>
        "file:" + Uri.EscapeDataString(Path.GetFullPath(path)).Replace("%2F", "/", StringComparison.Ordinal);

    /// <summary>A file that is cut may lack only pages that nobody asks for, which SQLite would not notice.</summary>
    /// <remarks>https://www.sqlite.org/fileformat.html section 1.3: page size at offset 16, pages at offset 28, most significant byte first.</remarks>
    private static void CheckLength(string path)
    {
        Span<byte> header = stackalloc byte[32];
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1);
            var read = file.ReadAtLeast(header, header.Length, throwOnEndOfStream: false);
            if (read < header.Length || !header.StartsWith("SQLite format 3\0"u8)) throw DatabaseException.Foreign(path);
            var expected = (long)BinaryPrimitives.ReadUInt16BigEndian(header[16..]) * BinaryPrimitives.ReadUInt32BigEndian(header[28..]);
            if (file.Length < expected) throw DatabaseException.Damaged(path, new InvalidDataException("the file is cut short"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw DatabaseException.Unreadable(path, e);
        }
    }

    private static void CheckKind(string path, SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT (SELECT * FROM pragma_application_id), (SELECT * FROM pragma_user_version)";
        using var rows = command.ExecuteReader();
        if (!rows.Read() || rows.GetInt64(0) != DatabaseSchema.ApplicationId) throw DatabaseException.Foreign(path);
        if (rows.GetInt64(1) != DatabaseSchema.Version) throw DatabaseException.OtherVersion(path, rows.GetInt64(1));
    }

    /// <summary>The catalogue is small and asked for every match, so it is read as a whole.</summary>
    private Dictionary<string, Kev> ReadKev()
    {
        using var command = Command("SELECT cve, asserter, added, ransomware FROM kev ORDER BY source DESC", 0);
        using var rows = command.ExecuteReader();
        var kev = new Dictionary<string, Kev>(StringComparer.Ordinal);
        while (rows.Read())
        {
            kev[rows.GetString(0)] = new Kev(rows.GetString(1), DateOnly.Parse(rows.GetString(2), CultureInfo.InvariantCulture), rows.GetBoolean(3));
        }

        return kev;
    }

    private DatabaseInfo ReadInfo()
    {
        using var command = Command("SELECT value FROM info WHERE key='built'", 0);
        var built = command.ExecuteScalar() as string ?? throw new InvalidDataException("the database was never finished");
        return new DatabaseInfo("full", Time(built), [.. Sources().Select(static s => s.Source)]);
    }

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    private static string? TextOrNull(SqliteDataReader rows, int column) => rows.IsDBNull(column) ? null : rows.GetString(column);

    private static SupportEnd End(SqliteDataReader rows, int column) => TextOrNull(rows, column) switch
    {
        null => default,
        "ended" => new SupportEnd(null, true),
        "open" => new SupportEnd(null, false),
        var day => new SupportEnd(FeedText.Day(day)),
    };

    private static List<byte[]> Blocks(Dictionary<long, List<byte[]>> kept, SqliteCommand command, long block, bool unpack)
    {
        if (kept.TryGetValue(block, out var blocks)) return blocks;
        command.Parameters[0].Value = block;
        blocks = [];
        using (var rows = command.ExecuteReader())
        {
            while (rows.Read())
            {
                var data = rows.GetFieldValue<byte[]>(0);
                blocks.Add(unpack ? Packed.Unpack(data).ToArray() : data);
            }
        }

        if (kept.Count >= KeptBlocks) kept.Clear();
        return kept[block] = blocks;
    }

    private SqliteCommand Command(string sql, int parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 1; i <= parameters; i++) command.Parameters.Add(new SqliteParameter { ParameterName = $"${i}" });
        return command;
    }

    private T Reading<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is SqliteException or InvalidDataException or InvalidCastException or FormatException)
        {
            throw DatabaseException.Damaged(path, e);
        }
    }
}
