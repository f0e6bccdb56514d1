namespace Drydock.Dockerfiles.Rules;

/// <summary>Folders that a service writes while it runs, by their usual names.</summary>
internal static class DataFolders
{
    private static readonly HashSet<string> Names = new(StringComparer.OrdinalIgnoreCase)
        { "data", "cache", ".cache", "log", "logs", "tmp", "run", "uploads", "upload", "storage", "state", "spool", "db", "database", "media", "volumes", "workspace" };

    /// <summary>True when a part of the path says that it holds what a service writes.</summary>
    public static bool Contains(string path) => path.Split('/').Any(Names.Contains) || path.StartsWith("/var/lib/", StringComparison.Ordinal);
}
