using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Drydock.Advisories.Database;

/// <summary>Writes a new database file, feed by feed; nothing reads it before <see cref="Finish"/>.</summary>
internal sealed class DatabaseWriter : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly SqliteTransaction transaction;
    private readonly string path;
    private long sources;

    /// <param name="path">The file to write; it does not exist yet.</param>
    /// <param name="old">A sound older database that feeds can be carried over from; null when there is none.</param>
    public DatabaseWriter(string path, string? old)
    {
        this.path = path;
        connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = AdvisoryDatabase.FileUri(path), Pooling = false }.ToString());
        connection.Open();
        // Opened by URI, so that the older database can be attached by URI too. A file that is thrown away on any failure needs no journal.
        Run($"PRAGMA page_size={DatabaseSchema.PageSize}; PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA locking_mode=EXCLUSIVE; "
            + $"PRAGMA temp_store=MEMORY; PRAGMA cache_size=-16000; PRAGMA application_id={DatabaseSchema.ApplicationId}; "
            + $"PRAGMA user_version={DatabaseSchema.Version};");
        if (old is not null) Run("ATTACH $1 AS old", [AdvisoryDatabase.ImmutableUri(old)]);
        transaction = connection.BeginTransaction();
        Run(DatabaseSchema.Create);
    }

    public void Dispose()
    {
        transaction.Dispose();
        connection.Dispose();
    }

    /// <summary>Adds a feed that was read anew.</summary>
    public void Write(SourceRow row, FeedRows rows)
    {
        var source = AddSource(row);
        WriteEach("INSERT INTO coverage VALUES($1,$2)", rows.Coverage, c => [c, source]);
        var ecosystems = new Dictionary<string, long>(StringComparer.Ordinal);
        WriteEach("INSERT INTO package VALUES($1,$2,$3,$4)", rows.Packages, p =>
        {
            if (!ecosystems.TryGetValue(p.Key.Base, out var ecosystem)) ecosystems.Add(p.Key.Base, ecosystem = AddEcosystem(p.Key.Base));
            return [ecosystem, p.Key.Name, source, Packed.Pack(p.Data.Written)];
        });
        WriteEach("INSERT INTO vulnerability VALUES($1,$2,$3)", rows.Vulnerabilities(), v => [v.Block, source, v.Data]);
        WriteEach("INSERT INTO epss VALUES($1,$2,$3)", rows.Epss, e => [e.Key, source, EpssBlock.Write(e.Value)]);
        WriteEach("INSERT INTO kev VALUES($1,$2,$3,$4,$5)", rows.Kev, k => [k.Key, source, k.Value.Asserter, Text(k.Value.Added), k.Value.Ransomware]);
        WriteEach("INSERT INTO support VALUES($1,$2,$3,$4,$5,$6,$7,$8)", rows.Support.Values, s =>
            [s.Product, s.Cycle, source, s.Codename, s.Released is { } r ? Text(r) : null, Text(s.Active), Text(s.Security), Text(s.Extended)]);
    }

    /// <summary>Takes a feed over from the older database as it is there.</summary>
    public void CarryOver(SourceRow row)
    {
        var source = AddSource(row);
        var values = new object?[] { source, row.Source.Name };
        const string Old = "source=(SELECT id FROM old.source WHERE name=$2)";
        Run("INSERT OR IGNORE INTO ecosystem(name) SELECT name FROM old.ecosystem");
        Run($"INSERT INTO coverage SELECT ecosystem, $1 FROM old.coverage WHERE {Old}", values);
        Run($"""
            INSERT INTO package SELECT n.id, p.name, $1, p.data
            FROM old.package p JOIN old.ecosystem o ON o.id=p.ecosystem JOIN main.ecosystem n ON n.name=o.name WHERE p.{Old} ORDER BY 1, 2
            """, values);
        Run($"INSERT INTO vulnerability SELECT block, $1, data FROM old.vulnerability WHERE {Old}", values);
        Run($"INSERT INTO epss SELECT block, $1, data FROM old.epss WHERE {Old}", values);
        Run($"INSERT INTO kev SELECT cve, $1, asserter, added, ransomware FROM old.kev WHERE {Old}", values);
        Run($"INSERT INTO support SELECT product, cycle, $1, codename, released, active, security, extended FROM old.support WHERE {Old}", values);
    }

    /// <summary>Completes the file and brings it to the disk.</summary>
    public void Finish(DateTimeOffset built)
    {
        Run("INSERT INTO info VALUES('built',$1)", [Text(built)]);
        transaction.Commit();
        connection.Close();
        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite);
        file.Flush(flushToDisk: true);
    }

    public static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string? Text(SupportEnd end) => end.Date is { } date ? Text(date) : end.Stated switch { true => "ended", false => "open", null => null };

    private long AddSource(SourceRow row)
    {
        var s = row.Source;
        Run("INSERT INTO source VALUES($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11)",
            [++sources, s.Name, row.Feed, s.Origin, s.Records, Text(s.AsOf), s.Digest, row.Location, row.ETag, row.LastModified, row.IsDated]);
        return sources;
    }

    private long AddEcosystem(string name)
    {
        Run("INSERT INTO ecosystem(name) VALUES($1) ON CONFLICT DO NOTHING", [name]);
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT id FROM ecosystem WHERE name=$1";
        command.Parameters.AddWithValue("$1", name);
        return (long)command.ExecuteScalar()!;
    }

    private void WriteEach<T>(string sql, IEnumerable<T> items, Func<T, object?[]> values)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var item in items)
        {
            var row = values(item);
            for (var i = 0; i < row.Length; i++)
            {
                if (command.Parameters.Count <= i) command.Parameters.Add(new SqliteParameter { ParameterName = $"${i + 1}" });
                command.Parameters[i].Value = row[i] ?? DBNull.Value;
            }

            command.ExecuteNonQuery();
        }
    }

    private void Run(string sql, object?[]? values = null)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < values?.Length; i++) command.Parameters.AddWithValue($"${i + 1}", values[i] ?? DBNull.Value);
        command.ExecuteNonQuery();
    }
}
