using System.Collections.Immutable;
using Microsoft.Data.Sqlite;

namespace Drydock.Assessment.State;

/// <summary>The tables of the state file. Events are facts and never change; the columns of <c>finding</c> from <c>present</c> on are what the events
/// add up to, kept for speed. Times are microseconds since 1970 (UTC).</summary>
internal static class StateSchema
{
    /// <summary>Says whose file it is (PRAGMA application_id): "Drdk".</summary>
    public const long Application = 0x4472646B;

    private static readonly ImmutableArray<string> Steps =
    [
        """
        CREATE TABLE finding(
            id INTEGER PRIMARY KEY, service TEXT NOT NULL, type TEXT NOT NULL, package TEXT NOT NULL, vulnerability TEXT NOT NULL,
            present INTEGER NOT NULL DEFAULT 0, severity TEXT NOT NULL DEFAULT 'unknown', fixed TEXT, exploited INTEGER NOT NULL DEFAULT 0, waived INTEGER,
            aliases TEXT NOT NULL DEFAULT '', summary TEXT, UNIQUE(service, type, package, vulnerability));
        CREATE TABLE event(
            id INTEGER PRIMARY KEY AUTOINCREMENT, finding INTEGER NOT NULL REFERENCES finding(id), at INTEGER NOT NULL, kind TEXT NOT NULL,
            severity TEXT, fixed TEXT, exploited INTEGER NOT NULL DEFAULT 0, published INTEGER, first INTEGER NOT NULL DEFAULT 0, until INTEGER, note TEXT, actor TEXT);
        CREATE INDEX event_of_finding ON event(finding, id);
        CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event BEGIN SELECT RAISE(ABORT, 'events are never changed'); END;
        CREATE TRIGGER event_is_never_deleted BEFORE DELETE ON event BEGIN SELECT RAISE(ABORT, 'events are never deleted'); END;
        CREATE TABLE sighting(
            finding INTEGER NOT NULL REFERENCES finding(id), part TEXT NOT NULL, version TEXT NOT NULL, severity TEXT NOT NULL, fixed TEXT,
            exploited INTEGER NOT NULL, data INTEGER NOT NULL, sample INTEGER NOT NULL, PRIMARY KEY(finding, part)) WITHOUT ROWID;
        CREATE TABLE scan(
            id INTEGER PRIMARY KEY AUTOINCREMENT, service TEXT NOT NULL, part TEXT NOT NULL, at INTEGER NOT NULL, outcome TEXT NOT NULL, target TEXT NOT NULL,
            digest TEXT, data INTEGER NOT NULL, sample INTEGER NOT NULL, packages INTEGER NOT NULL, problem TEXT, tool TEXT NOT NULL);
        CREATE INDEX scan_of_service ON scan(service, part, id);
        CREATE TABLE base(
            id INTEGER PRIMARY KEY AUTOINCREMENT, service TEXT NOT NULL, at INTEGER NOT NULL, reference TEXT NOT NULL, digest TEXT NOT NULL, platform TEXT);
        CREATE INDEX base_of_service ON base(service, id);
        """,
        "ALTER TABLE base ADD COLUMN listed TEXT;",
        """
        CREATE TABLE trial(
            id INTEGER PRIMARY KEY AUTOINCREMENT, service TEXT NOT NULL, at INTEGER NOT NULL, source TEXT, reference TEXT NOT NULL, digest TEXT, platform TEXT,
            failed TEXT, tool TEXT NOT NULL);
        CREATE INDEX trial_of_service ON trial(service, id);
        """,
        """
        ALTER TABLE trial ADD COLUMN origin TEXT;
        ALTER TABLE trial ADD COLUMN step TEXT;
        ALTER TABLE trial ADD COLUMN compared INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE trial ADD COLUMN fixed INTEGER;
        ALTER TABLE trial ADD COLUMN added INTEGER;
        CREATE TABLE trial_proof(id INTEGER PRIMARY KEY AUTOINCREMENT, trial INTEGER NOT NULL REFERENCES trial(id), name TEXT NOT NULL, passed INTEGER NOT NULL, text TEXT NOT NULL, telling TEXT);
        CREATE INDEX proof_of_trial ON trial_proof(trial);
        CREATE TABLE trial_change(id INTEGER PRIMARY KEY AUTOINCREMENT, trial INTEGER NOT NULL REFERENCES trial(id), level TEXT NOT NULL, text TEXT NOT NULL);
        CREATE INDEX change_of_trial ON trial_change(trial);
        CREATE TABLE step(
            id INTEGER PRIMARY KEY AUTOINCREMENT, service TEXT NOT NULL, at INTEGER NOT NULL, name TEXT NOT NULL, source TEXT, reference TEXT, digest TEXT, platform TEXT,
            data TEXT, outcome TEXT NOT NULL);
        CREATE INDEX step_of_service ON step(service, id);
        """,
        "ALTER TABLE step ADD COLUMN problem TEXT;",
    ];

    /// <summary>The newest schema.</summary>
    public static int Version => Steps.Length;

    /// <summary>Brings a new or older file to the newest schema, step by step, inside the caller's transaction.</summary>
    public static void Upgrade(SqliteConnection connection, SqliteTransaction transaction, long from)
    {
        for (var step = (int)from; step < Steps.Length; step++) Run(Steps[step]);
        Run($"PRAGMA application_id = {Application}; PRAGMA user_version = {Version};");

        void Run(string sql)
        {
            using var command = connection.CreateCommand();
            command.Transaction = transaction;
            command.CommandText = sql;
            command.ExecuteNonQuery();
        }
    }
}
