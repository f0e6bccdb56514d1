using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Drydock.Images.Layers;

/// <summary>Facts of layers already read, and the images whose layers they were, in one SQLite file that many processes share. It only saves time: when it
/// cannot be used, everything is read again.</summary>
public sealed class LayerCache : IDisposable
{
    /// <summary>Forgets the least recently used layers until the rest has no more bytes than <c>$value</c>.</summary>
    internal const string ForgetBeyond =
        """
        DELETE FROM layers WHERE rowid IN (SELECT rowid FROM (
            SELECT rowid, SUM(bytes) OVER (ORDER BY used DESC, rowid DESC) AS kept FROM layers) WHERE kept > $value)
        """;

    private const long DefaultMaximumBytes = 512L << 20;
    private const int BusySeconds = 1;

    /// <summary>Use is noted at most once a day, so that a warm scan writes nothing.</summary>
    private static readonly TimeSpan UseGrain = TimeSpan.FromDays(1);

    private readonly Lock connecting = new();
    private readonly TimeProvider clock;
    private readonly long maximumBytes;
    private SqliteConnection? connection;

    private LayerCache(TimeProvider clock, long maximumBytes) => (this.clock, this.maximumBytes) = (clock, maximumBytes);

    /// <summary>Why the cache is not used; null while it is. It is never an error of a scan.</summary>
    public string? Unavailable { get; private set; }

    /// <summary>Opens or makes a cache. Never throws for a file that is damaged, read-only or cannot be made.</summary>
    public static LayerCache Open(string path, TimeProvider clock, long maximumBytes = DefaultMaximumBytes)
    {
        var cache = new LayerCache(clock, maximumBytes);
        cache.Use(() =>
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            var opened = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, DefaultTimeout = BusySeconds }.ToString());
            cache.connection = opened;
            opened.Open();
            cache.Run(
                """
                PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;
                CREATE TABLE IF NOT EXISTS layers(digest TEXT NOT NULL, reader TEXT NOT NULL, facts BLOB NOT NULL, bytes INTEGER NOT NULL, used INTEGER NOT NULL, PRIMARY KEY(digest, reader));
                CREATE TABLE IF NOT EXISTS bases(chain TEXT PRIMARY KEY, reference TEXT NOT NULL, digest TEXT, layers INTEGER NOT NULL) WITHOUT ROWID;
                """);
            return true;
        });
        return cache;
    }

    /// <summary>The facts of a layer whose stored or unpacked bytes were read and verified before; null otherwise.</summary>
    public LayerFacts? Find(ImageLayer layer, string readerVersion) =>
        (layer.Digest is { } digest ? Find(digest, readerVersion) : null) ?? (layer.DiffId is { } diffId ? Find(diffId, readerVersion) : null);

    /// <summary>Remembers the facts of a layer whose digests were checked.</summary>
    public void Store(ImageLayer layer, string readerVersion, LayerFacts facts) => Use(() =>
    {
        var encoded = LayerFactsCodec.Encode(facts);
        foreach (var digest in new[] { layer.Digest, facts.DiffId }.OfType<Digest>().Distinct())
        {
            Run(
                "INSERT OR REPLACE INTO layers(digest, reader, facts, bytes, used) VALUES($digest, $reader, $facts, $bytes, $used)",
                ("$digest", digest.ToString()), ("$reader", Reader(readerVersion)), ("$facts", encoded), ("$bytes", (long)encoded.Length), ("$used", Now));
        }

        Shrink();
        return true;
    });

    /// <summary>Remembers a verified image by the chain of its layers, so that images built on it can name it.</summary>
    public void StoreBase(string chain, BaseImage image) => Use(() =>
    {
        Run(
            "INSERT OR REPLACE INTO bases(chain, reference, digest, layers) VALUES($chain, $reference, $digest, $layers)",
            ("$chain", chain), ("$reference", image.Reference ?? ""), ("$digest", image.Digest?.ToString() ?? (object)DBNull.Value), ("$layers", (long)(image.Layers ?? 0)));
        return true;
    });

    /// <summary>The image with exactly this chain of layers, when it was read before.</summary>
    public BaseImage? FindBase(string chain) => Use(() =>
    {
        using var command = Command("SELECT reference, digest, layers FROM bases WHERE chain = $chain", ("$chain", chain));
        using var row = command.ExecuteReader();
        if (!row.Read()) return null;
        var digest = !row.IsDBNull(1) && Digest.TryParse(row.GetString(1), out var parsed) ? parsed : (Digest?)null;
        return new BaseImage(row.GetString(0), digest, row.GetInt32(2), "layer chain");
    });

    public void Dispose() => connection?.Dispose();

    /// <summary>The part of the key that changes with the form of facts and with what the reader keeps.</summary>
    internal static string Reader(string version) => string.Create(CultureInfo.InvariantCulture, $"{LayerFactsCodec.Format}:{version}");

    private long Now => clock.GetUtcNow().ToUnixTimeSeconds();

    private LayerFacts? Find(Digest digest, string readerVersion)
    {
        var stored = Use(() =>
        {
            using var command = Command("SELECT facts, used FROM layers WHERE digest = $digest AND reader = $reader", ("$digest", digest.ToString()), ("$reader", Reader(readerVersion)));
            using var row = command.ExecuteReader();
            return row.Read() ? ((byte[])row.GetValue(0), row.GetInt64(1)) : ((byte[], long)?)null;
        });
        if (stored is not var (encoded, used) || LayerFactsCodec.Decode(encoded) is not { } facts) return null;
        if (Now - used > UseGrain.TotalSeconds)
        {
            Use(() =>
            {
                Run("UPDATE layers SET used = $used WHERE digest = $digest AND reader = $reader", ("$used", Now), ("$digest", digest.ToString()), ("$reader", Reader(readerVersion)));
                return true;
            });
        }

        return facts;
    }

    /// <summary>Forgets the least recently used layers until a tenth of the room is free again.</summary>
    private void Shrink()
    {
        using var total = Command("SELECT COALESCE(SUM(bytes), 0) FROM layers");
        if ((long)total.ExecuteScalar()! <= maximumBytes) return;
        Run(ForgetBeyond, ("$value", maximumBytes - (maximumBytes / 10)));
    }

    private T? Use<T>(Func<T?> use)
    {
        lock (connecting)
        {
            if (Unavailable is not null) return default;
            try
            {
                return use();
            }
            catch (SqliteException e) when (e.SqliteErrorCode is 5 or 6)
            {
                // Another process holds it for longer than it is worth waiting: read the layer instead.
                return default;
            }
            catch (Exception e) when (e is SqliteException or IOException or UnauthorizedAccessException or InvalidCastException)
            {
                Unavailable = e.Message;
                return default;
            }
        }
    }

    private void Run(string sql, params (string Name, object Value)[] values)
    {
        using var command = Command(sql, values);
        command.ExecuteNonQuery();
    }

    private SqliteCommand Command(string sql, params (string Name, object Value)[] values)
    {
        var command = connection!.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in values) command.Parameters.AddWithValue(name, value);
        return command;
    }
}
