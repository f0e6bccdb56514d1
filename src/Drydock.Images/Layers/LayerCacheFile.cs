using Microsoft.Data.Sqlite;

namespace Drydock.Images.Layers;

/// <summary>Looks after the file of a <see cref="LayerCache"/>: what is in it, and what may go. Scans may run meanwhile.</summary>
public static class LayerCacheFile
{
    private const int BusySeconds = 10;

    /// <summary>What the cache holds; null when there is none.</summary>
    /// <exception cref="ProblemException">The file cannot be read, or is no cache.</exception>
    public static LayerCacheStatus? Status(string path, string readerVersion) => !File.Exists(path) ? null : With(path, "reading", SqliteOpenMode.ReadOnly, connection =>
    {
        using var command = connection.CreateCommand();
        command.CommandText =
            """
            SELECT COUNT(*), COALESCE(SUM(bytes), 0), COALESCE(SUM(reader <> $reader), 0), MIN(used), MAX(used), (SELECT COUNT(*) FROM bases) FROM layers
            """;
        command.Parameters.AddWithValue("$reader", LayerCache.Reader(readerVersion));
        using var row = command.ExecuteReader();
        row.Read();
        return new LayerCacheStatus(SizeOf(path), row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), Time(row, 3), Time(row, 4), row.GetInt64(5));
    });

    /// <summary>Forgets what no scan can use any more, because another version of the reader wrote it, and what the limits leave no room for; then gives the
    /// room back to the file system.</summary>
    /// <param name="unusedSince">Facts last used before this time go; null keeps them.</param>
    /// <param name="maximumBytes">The least recently used go until the facts have no more bytes than this; null keeps them.</param>
    /// <returns>How many entries went; null when there is no cache.</returns>
    /// <exception cref="ProblemException">The file cannot be changed, or is no cache.</exception>
    public static long? Prune(string path, string readerVersion, DateTimeOffset? unusedSince, long? maximumBytes) => !File.Exists(path) ? null : With(path, "pruning", SqliteOpenMode.ReadWrite, connection =>
    {
        var gone = Run(connection, "DELETE FROM layers WHERE reader <> $value", LayerCache.Reader(readerVersion));
        if (unusedSince is { } time) gone += Run(connection, "DELETE FROM layers WHERE used < $value", time.ToUnixTimeSeconds());
        if (maximumBytes is { } most) gone += Run(connection, LayerCache.ForgetBeyond, most);
        Run(connection, "VACUUM", null);
        Run(connection, "PRAGMA wal_checkpoint(TRUNCATE)", null);
        return gone;
    });

    private static long Run(SqliteConnection connection, string sql, object? value)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        if (value is not null) command.Parameters.AddWithValue("$value", value);
        return Math.Max(command.ExecuteNonQuery(), 0);
    }

    private static DateTimeOffset? Time(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : DateTimeOffset.FromUnixTimeSeconds(row.GetInt64(column));

    /// <summary>With its write-ahead log.</summary>
    private static long SizeOf(string path) => new[] { path, path + "-wal" }.Where(File.Exists).Sum(static f => new FileInfo(f).Length);

    private static T With<T>(string path, string doing, SqliteOpenMode mode, Func<SqliteConnection, T> use)
    {
        try
        {
            using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false, DefaultTimeout = BusySeconds }.ToString());
            connection.Open();
            return use(connection);
        }
        catch (SqliteException e) when (e.SqliteErrorCode is 5 or 6)
        {
            throw new ProblemException(new Problem(doing, path, "other processes have been using it all the time", "try again when no scan runs"), e);
        }
        catch (Exception e) when (e is SqliteException or IOException or UnauthorizedAccessException or InvalidCastException or ArgumentOutOfRangeException)
        {
            throw new ProblemException(new Problem(doing, path, $"it cannot be used as a layer cache: {Words(e)}", "check its permissions, or delete it: it only saves time"), e);
        }
    }

    /// <summary>SQLite's own words, without the code that Microsoft.Data.Sqlite puts before them.</summary>
    private static string Words(Exception error)
    {
        var text = error.Message.ReplaceLineEndings(" ");
        var (open, close) = (text.IndexOf('\'', StringComparison.Ordinal), text.LastIndexOf('\''));
        return error is SqliteException && open >= 0 && close > open + 1 ? text[(open + 1)..close] : text.TrimEnd('.');
    }
}
