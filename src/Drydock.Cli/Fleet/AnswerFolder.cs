using Drydock.Cli.Scanning;
using Drydock.Cli.Usage;

namespace Drydock.Cli.Fleet;

/// <summary>Folders in the cache for answers of servers.</summary>
internal static class AnswerFolder
{
    /// <summary>A folder's path; null where no place for a cache is known.</summary>
    public static string? Of(Invocation run, TargetOptions targets, string name)
    {
        try
        {
            return Path.Combine(run.Value(targets.CacheFolder) is { } named ? run.Session.FullPath(named) : Paths.Cache(run.Session), name);
        }
        catch (UsageException)
        {
            return null;
        }
    }
}
