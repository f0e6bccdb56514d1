using System.Collections.Immutable;
using Drydock.Assessment.Configuration;
using Drydock.Assessment.Deadlines;
using Microsoft.Data.Sqlite;

namespace Drydock.Assessment.State;

/// <summary>What a project knows of its services over time: when findings were seen and gone, what was scanned, what digests bases had. One SQLite file
/// beside <c>drydock.yaml</c> that many processes share; each change is one transaction.</summary>
public sealed class StateFile : IDisposable
{
    /// <summary>Where it lies, relative to the folder of the fleet file.</summary>
    public const string DefaultPath = ".drydock/state.db";

    private const int BusySeconds = 30;

    private readonly SqliteConnection connection;

    private StateFile(string path, SqliteConnection connection) => (Path, this.connection) = (path, connection);

    public string Path { get; }

    /// <summary>Opens a state file, makes or upgrades it.</summary>
    /// <exception cref="StateException">It is foreign, newer, damaged, or cannot be written.</exception>
    public static StateFile OpenOrCreate(string path) => Open(path, SqliteOpenMode.ReadWriteCreate);

    /// <summary>A state that is forgotten when it is closed.</summary>
    public static StateFile InMemory() => Open(":memory:", SqliteOpenMode.Memory);

    /// <summary>Opens a state file for reading; it may lie on a read-only file system.</summary>
    /// <exception cref="StateException">It is missing, foreign, newer, or damaged.</exception>
    public static StateFile OpenExisting(string path) => File.Exists(path) ? Open(path, SqliteOpenMode.ReadWrite) : throw StateException.Missing(path);

    /// <summary>Records what a run saw of a service.</summary>
    /// <param name="waivers">Those of the fleet file; they decide which findings stand waived from now on.</param>
    /// <param name="policy">The service's: deadlines that have passed are recorded before anything changes.</param>
    /// <exception cref="StateException">The file cannot be written.</exception>
    public RecordResult Record(ServiceScan scan, ImmutableArray<Waiver> waivers, ResponsePolicy policy) =>
        Write(rows => new ScanRecorder(rows, scan, waivers, policy).Record());

    /// <summary>Records that services are gone: every service that is not named.</summary>
    /// <exception cref="StateException">The file cannot be written.</exception>
    public void RetireAllBut(IReadOnlyCollection<string> services, DateTimeOffset at) => Write(rows =>
    {
        foreach (var (id, service) in rows.All("SELECT id, service FROM finding WHERE present = 1", static r => (r.GetInt64(0), r.GetString(1))))
        {
            if (services.Contains(service)) continue;
            rows.Run("INSERT INTO event(finding, at, kind, note, actor) VALUES($id, $at, 'retired', 'the service is no longer in the fleet file', 'drydock')", ("$id", id), ("$at", StateTimes.Of(at)));
            rows.Run("DELETE FROM sighting WHERE finding = $id", ("$id", id));
            rows.Run("UPDATE finding SET present = 0, waived = NULL WHERE id = $id", ("$id", id));
        }

        return 0;
    });

    /// <summary>Every finding ever seen, by service, package and vulnerability.</summary>
    /// <param name="service">Null for every service.</param>
    /// <exception cref="StateException">The file is damaged.</exception>
    public ImmutableArray<TrackedFinding> Findings(string? service = null) => Read(rows => rows.Findings(service));

    /// <summary>The last look at every part of every service by an instant, by service and part.</summary>
    /// <exception cref="StateException">The file is damaged.</exception>
    public ImmutableArray<RecordedScan> LastScans(DateTimeOffset by) => Read(rows => rows.All(
        """
        SELECT service, part, at, outcome, target, digest, data, sample, packages, problem FROM scan
        WHERE id IN (SELECT MAX(id) FROM scan WHERE at <= $by GROUP BY service, part) ORDER BY service, part
        """,
        static r => new RecordedScan(
            r.GetString(0), r.GetString(1), StateTimes.From(r.GetInt64(2)), r.GetString(3), r.GetString(4), StateRows.TextOf(r, 5), StateTimes.From(r.GetInt64(6)), r.GetInt64(7) != 0,
            r.GetInt32(8), StateRows.TextOf(r, 9)),
        ("$by", StateTimes.Of(by))).ToImmutableArray());

    /// <summary>The digests that bases had, oldest first.</summary>
    /// <param name="service">Null for every service.</param>
    /// <exception cref="StateException">The file is damaged.</exception>
    public ImmutableArray<RecordedBase> Bases(string? service = null) => Read(rows => rows.All(
        "SELECT service, at, reference, digest, platform, listed FROM base WHERE $service IS NULL OR service = $service ORDER BY id",
        static r => new RecordedBase(r.GetString(0), StateTimes.From(r.GetInt64(1)), r.GetString(2), r.GetString(3), StateRows.TextOf(r, 4)) { Listed = StateRows.TextOf(r, 5) }, ("$service", service)).ToImmutableArray());

    /// <summary>Records what a look at registries showed of bases.</summary>
    /// <exception cref="StateException">The file cannot be written.</exception>
    public void RecordBases(IEnumerable<SeenBase> seen) => Write(rows =>
    {
        foreach (var look in seen) BaseRecorder.Record(rows, look);
        return 0;
    });

    /// <summary>Records that a service was tried on a base.</summary>
    /// <exception cref="StateException">The file cannot be written.</exception>
    public void RecordTrial(RecordedTrial trial) => Write(rows =>
    {
        TrialRows.Add(rows, trial);
        return 0;
    });

    /// <summary>The trials of services on bases, oldest first.</summary>
    /// <param name="service">Null for every service.</param>
    /// <exception cref="StateException">The file is damaged.</exception>
    public ImmutableArray<RecordedTrial> Trials(string? service = null) => Read(rows => TrialRows.Read(rows, service));

    /// <summary>Records that a step of a month's work ended.</summary>
    /// <exception cref="StateException">The file cannot be written.</exception>
    public void RecordStep(RecordedStep step) => Write(rows => rows.Run(
        "INSERT INTO step(service, at, name, source, reference, digest, platform, data, outcome, problem) VALUES($service, $at, $name, $source, $reference, $digest, $platform, $data, $outcome, $problem)",
        ("$service", step.Service), ("$at", StateTimes.Of(step.At)), ("$name", step.Name), ("$source", step.Source), ("$reference", step.Reference), ("$digest", step.Digest), ("$platform", step.Platform),
        ("$data", step.Data), ("$outcome", step.Outcome), ("$problem", step.Problem)));

    /// <summary>The steps of work on services that ended, oldest first.</summary>
    /// <param name="service">Null for every service.</param>
    /// <exception cref="StateException">The file is damaged.</exception>
    public ImmutableArray<RecordedStep> Steps(string? service = null) => Read(rows => rows.All(
        "SELECT service, at, name, source, reference, digest, platform, data, outcome, problem FROM step WHERE $service IS NULL OR service = $service ORDER BY id",
        static r => new RecordedStep(
            r.GetString(0), StateTimes.From(r.GetInt64(1)), r.GetString(2), StateRows.TextOf(r, 3), StateRows.TextOf(r, 4), StateRows.TextOf(r, 5), StateRows.TextOf(r, 6), StateRows.TextOf(r, 7), r.GetString(8))
        { Problem = StateRows.TextOf(r, 9) },
        ("$service", service)).ToImmutableArray());

    public void Dispose() => connection.Dispose();

    private static StateFile Open(string path, SqliteOpenMode mode)
    {
        if (mode == SqliteOpenMode.ReadWriteCreate) StateFolder.Prepare(path);
        var opened = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false, DefaultTimeout = BusySeconds }.ToString());
        try
        {
            opened.Open();
            var rows = new StateRows(opened, null);
            rows.Run("PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL;");
            Prepare(path, opened, rows, mode);
            return new StateFile(path, opened);
        }
        catch (Exception error)
        {
            opened.Dispose();
            if (error is SqliteException sqlite) throw Told(path, sqlite);
            throw;
        }
    }

    private static void Prepare(string path, SqliteConnection opened, StateRows rows, SqliteOpenMode mode)
    {
        if (Check(path, rows) == StateSchema.Version) return;
        if (mode == SqliteOpenMode.ReadWrite && rows.Run("PRAGMA user_version") == 0) throw StateException.Missing(path);
        rows.Run("PRAGMA journal_mode = WAL");
        using var transaction = opened.BeginTransaction(deferred: false);
        // Another process may have been faster.
        if (Check(path, new StateRows(opened, transaction)) is var version && version < StateSchema.Version) StateSchema.Upgrade(opened, transaction, version);
        transaction.Commit();
    }

    /// <summary>The file's schema; 0 for a file that is new.</summary>
    private static long Check(string path, StateRows rows)
    {
        var (application, version) = (rows.Run("PRAGMA application_id"), rows.Run("PRAGMA user_version"));
        if (application != StateSchema.Application && (application != 0 || version != 0 || rows.Run("SELECT COUNT(*) FROM sqlite_master") > 0)) throw StateException.Foreign(path);
        return version <= StateSchema.Version ? version : throw StateException.Newer(path, version);
    }

    private T Write<T>(Func<StateRows, T> write) => Use(() =>
    {
        using var transaction = connection.BeginTransaction(deferred: false);
        var result = write(new StateRows(connection, transaction));
        transaction.Commit();
        return result;
    });

    private T Read<T>(Func<StateRows, T> read) => Use(() =>
    {
        using var transaction = connection.BeginTransaction(deferred: true);
        return read(new StateRows(connection, transaction));
    });

    private T Use<T>(Func<T> use)
    {
        try
        {
            return use();
        }
        catch (SqliteException error)
        {
            throw Told(Path, error);
        }
        catch (Exception error) when (error is InvalidDataException or InvalidCastException or OverflowException or ArgumentOutOfRangeException)
        {
            throw StateException.Damaged(Path, error);
        }
    }

    private static StateException Told(string path, SqliteException error) => error.SqliteErrorCode switch
    {
        // SQLITE_NOTADB; SQLITE_CORRUPT.
        26 => StateException.Foreign(path),
        11 => StateException.Damaged(path, error),
        _ => StateException.Unusable(path, error),
    };
}
