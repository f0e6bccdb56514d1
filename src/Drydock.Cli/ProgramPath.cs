namespace Drydock.Cli;

/// <summary>Programs that are installed.</summary>
internal static class ProgramPath
{
    /// <summary>The path of a program on the PATH; null when it is not installed.</summary>
    public static string? Find(Session session, string name)
    {
        foreach (var folder in (session.Variable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
        {
            var path = Path.Combine(folder, OperatingSystem.IsWindows() ? name + ".exe" : name);
            if (Path.IsPathFullyQualified(path) && File.Exists(path)) return path;
        }

        return null;
    }
}
