using System.Collections.Immutable;
using Drydock.Advisories;
using Drydock.Assessment.Deadlines;
using Drydock.Assessment.Reports;
using Microsoft.Data.Sqlite;

namespace Drydock.Assessment.State;

/// <summary>Reads the rows of the state file.</summary>
internal sealed class StateRows(SqliteConnection connection, SqliteTransaction? transaction)
{
    public List<T> All<T>(string sql, Func<SqliteDataReader, T> read, params (string Name, object? Value)[] values)
    {
        using var command = Command(sql, values);
        using var rows = command.ExecuteReader();
        var found = new List<T>();
        while (rows.Read()) found.Add(read(rows));
        return found;
    }

    public long Run(string sql, params (string Name, object? Value)[] values)
    {
        using var command = Command(sql, values);
        return command.ExecuteScalar() is long number ? number : 0;
    }

    /// <summary>Findings with their events, by service, package and vulnerability.</summary>
    /// <param name="service">Null for every service.</param>
    public ImmutableArray<TrackedFinding> Findings(string? service)
    {
        const string Where = "WHERE $service IS NULL OR f.service = $service";
        var events = All($"SELECT e.finding, e.at, e.kind, e.severity, e.fixed, e.exploited, e.published, e.first, e.until, e.note, e.actor FROM event e JOIN finding f ON f.id = e.finding {Where} ORDER BY e.id",
            static r => (Finding: r.GetInt64(0), Event: EventOf(r)), ("$service", service)).ToLookup(static e => e.Finding, static e => e.Event);
        var sightings = All($"SELECT s.finding, s.part, s.version FROM sighting s JOIN finding f ON f.id = s.finding {Where} ORDER BY s.part",
            static r => (Finding: r.GetInt64(0), Part: r.GetString(1), Version: r.GetString(2)), ("$service", service)).ToLookup(static s => s.Finding);
        return
        [
            .. All($"SELECT f.id, f.service, f.type, f.package, f.vulnerability, f.aliases, f.summary FROM finding f {Where} ORDER BY f.service, f.package, f.vulnerability, f.type",
                r => new TrackedFinding(
                    r.GetInt64(0), new FindingKey(r.GetString(1), r.GetString(2), r.GetString(3), r.GetString(4)), Split(r.GetString(5)), TextOf(r, 6),
                    [.. sightings[r.GetInt64(0)].Select(static s => s.Version).Distinct().Order(StringComparer.Ordinal)], [.. sightings[r.GetInt64(0)].Select(static s => s.Part)], [.. events[r.GetInt64(0)]]),
                ("$service", service)),
        ];
    }

    public static string? TextOf(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    public static Severity SeverityOf(string word) => Words.TryParseSeverity(word, out var severity) ? severity : throw new InvalidDataException($"there is no severity '{word}'");

    public static ImmutableArray<string> Split(string ids) => [.. ids.Split(' ', StringSplitOptions.RemoveEmptyEntries)];

    private static FindingEvent EventOf(SqliteDataReader row) => new(StateTimes.From(row.GetInt64(1)), EventWords.Parse(row.GetString(2)))
    {
        Severity = TextOf(row, 3) is { } word ? SeverityOf(word) : null,
        FixedVersion = TextOf(row, 4),
        Exploited = row.GetInt64(5) != 0,
        Published = row.IsDBNull(6) ? null : StateTimes.From(row.GetInt64(6)),
        OnFirstScan = row.GetInt64(7) != 0,
        Until = row.IsDBNull(8) ? null : StateTimes.From(row.GetInt64(8)),
        Note = TextOf(row, 9),
        Actor = TextOf(row, 10),
    };

    private SqliteCommand Command(string sql, (string Name, object? Value)[] values)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        foreach (var (name, value) in values) command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        return command;
    }
}
