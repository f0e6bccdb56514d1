namespace Drydock.Packages.Catalogers;

/// <summary>The files of language packages that an OS package can own: of a package database's long lists of files only these lines are kept.</summary>
internal static class LanguageFiles
{
    /// <summary>True when a language cataloger reads the file at this path.</summary>
    public static bool Wants(ReadOnlySpan<char> path) => PythonDist.IsMetadata(path) || Npm.IsPackageRoot(path);
}
