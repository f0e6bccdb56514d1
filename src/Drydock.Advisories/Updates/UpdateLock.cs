namespace Drydock.Advisories.Updates;

/// <summary>Lets one process at a time update a database. The lock ends with the process, however it ends; its empty file stays.</summary>
internal static class UpdateLock
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(100);

    /// <summary>Takes the lock, waiting for another update as long as allowed.</summary>
    public static async Task<FileStream> TakeAsync(string database, TimeSpan wait, TimeProvider time, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        while (true)
        {
            try
            {
                return new FileStream(database + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (File.Exists(database + ".lock"))
            {
                if (time.GetElapsedTime(start) >= wait) throw DatabaseException.Busy(database);
            }

            await Task.Delay(Step, time, cancellationToken);
        }
    }
}
