using Drydock.Cli.Usage;

namespace Drydock.Cli;

/// <summary>Where the tool keeps its files (XDG Base Directory Specification 0.8).</summary>
internal static class Paths
{
    private const string Folder = "drydock";

    /// <summary><c>$XDG_CACHE_HOME/drydock</c>, else <c>~/.cache/drydock</c>: facts of layers, safe to delete.</summary>
    /// <exception cref="UsageException">There is no home folder.</exception>
    public static string Cache(Session session) => Base(session, "XDG_CACHE_HOME", ".cache", "--cache-dir");

    /// <summary>The layer cache: inside the folder that the command line names, else in the usual one.</summary>
    /// <exception cref="UsageException">No folder is named, and there is no home folder.</exception>
    public static string LayerCache(Session session, string? named) => Path.Combine(named is null ? Cache(session) : session.FullPath(named), "layers.db");

    /// <summary><c>$XDG_DATA_HOME/drydock/advisories.db</c>, else <c>~/.local/share/drydock/advisories.db</c>.</summary>
    /// <exception cref="UsageException">There is no home folder.</exception>
    public static string Database(Session session) => Path.Combine(Base(session, "XDG_DATA_HOME", Path.Combine(".local", "share"), "--db"), "advisories.db");

    // The specification says that a relative path is invalid and to be ignored.
    private static string Base(Session session, string variable, string underHome, string option)
    {
        if (session.Variable(variable) is { } set && Path.IsPathFullyQualified(set)) return Path.Combine(set, Folder);
        if (session.Variable("HOME") is { } home && Path.IsPathFullyQualified(home)) return Path.Combine(home, underHome, Folder);
        if (OperatingSystem.IsWindows() && session.Variable("LOCALAPPDATA") is { } local) return Path.Combine(local, Folder);
        throw new UsageException(new("finding", $"{variable} or HOME", "neither is set to an absolute path", $"set one of them, or give {option}"));
    }
}
