using Drydock.Advisories.Updates;
using Microsoft.Data.Sqlite;

namespace Drydock.Advisories;

/// <summary>Brings the advisory database up to date: fetches what changed, builds a new file beside the old one and puts it in its place at once.
/// However it ends, the old database stays usable until the new one is complete.</summary>
/// <param name="http">The client for publishers and mirrors; it should not unpack answers by itself.</param>
/// <param name="time">The clock.</param>
public sealed class DatabaseUpdater(HttpClient http, TimeProvider time)
{
    /// <summary>Updates the database at <paramref name="path"/>, making it when there is none. Each feed that fails keeps its former data.</summary>
    /// <exception cref="DatabaseException">The file cannot be written, or another update is running.</exception>
    public async Task<UpdateResult> UpdateAsync(
        string path, UpdateOptions options, IProgress<UpdateProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        try
        {
            var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
            Directory.CreateDirectory(folder);
            await using var held = await UpdateLock.TakeAsync(path, options.LockWait, time, cancellationToken);
            RemoveLeftOvers(path, folder);
            return await new UpdateRun(http, time, path, options, progress).UpdateAsync(cancellationToken);
        }
        catch (Exception e) when (e is SqliteException or IOException or UnauthorizedAccessException)
        {
            DownloadFile.Delete(UpdateRun.NewPath(path));
            throw DatabaseException.Unwritable(path, e);
        }
    }

    /// <summary>What an update that was killed left behind.</summary>
    private static void RemoveLeftOvers(string path, string folder)
    {
        var name = Path.GetFileName(path);
        DownloadFile.Delete(UpdateRun.NewPath(path));
        foreach (var file in Directory.EnumerateFiles(folder, name + ".*.download")) DownloadFile.Delete(file);
    }
}
