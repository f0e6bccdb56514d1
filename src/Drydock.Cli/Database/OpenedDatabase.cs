using System.Globalization;
using Drydock.Advisories;
using Drydock.Advisories.Sample;
using Drydock.Images;

namespace Drydock.Cli.Database;

/// <summary>The advisories that a scan asks: the database, or the bundled sample where there is none.</summary>
internal sealed class OpenedDatabase : IDisposable
{
    private readonly AdvisoryDatabase? database;

    private OpenedDatabase(AdvisoryDatabase? database, IAdvisoryStore store, string path)
    {
        this.database = database;
        Store = store;
        Path = database is null ? null : path;
    }

    public IAdvisoryStore Store { get; }

    /// <summary>The database's file; null for the sample.</summary>
    public string? Path { get; }

    /// <summary>Opens it, and says loudly what it is not.</summary>
    /// <exception cref="ProblemException">The database named does not exist or is damaged, or it is stale and that was to be an error.</exception>
    public static OpenedDatabase Open(Invocation run, DatabaseOptions options)
    {
        var named = run.Value(options.Path);
        var path = named is null ? Paths.Database(run.Session) : run.Session.FullPath(named);
        var full = named is not null || File.Exists(path) ? AdvisoryDatabase.Open(path) : null;
        try
        {
            IAdvisoryStore store = full is null ? SampleStore.Bundled() : full;
            CheckAge(run, options, store.Info, path);
            return new OpenedDatabase(full, store, path);
        }
        catch
        {
            full?.Dispose();
            throw;
        }
    }

    public void Dispose() => database?.Dispose();

    private static void CheckAge(Invocation run, DatabaseOptions options, DatabaseInfo info, string path)
    {
        var age = run.Session.Clock.GetUtcNow() - info.Built;
        var stale = age > (run.Value(options.MaxAge) ?? DatabaseOptions.DefaultMaxAge);
        var day = info.Built.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        if (info.Kind == "sample")
        {
            if (stale && run.Value(options.FailStale)) throw new StaleDatabaseException(new("checking the age of", "the advisory database", $"there is none at {path}, only the bundled sample of {day}", "run \"drydock db update\""));
            run.Printer.Warning($"there is no advisory database at {path}: using the bundled sample of {day}, which knows only a few packages; run \"drydock db update\" for a real answer");
            return;
        }

        if (!stale) return;
        var problem = new Problem("checking the age of", "the advisory database", $"it is of {day}, {Durations.InWords(age)} old", "run \"drydock db update\"");
        if (run.Value(options.FailStale)) throw new StaleDatabaseException(problem);
        run.Printer.Warning($"the advisory database is STALE: it is of {day}, {Durations.InWords(age)} old, and newer vulnerabilities are not known to it; run \"drydock db update\"");
    }
}
