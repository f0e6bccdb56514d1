namespace Drydock.Advisories.Versions;

/// <summary>The list of version schemes.</summary>
public static class VersionSchemes
{
    public static IReadOnlyList<IVersionScheme> All { get; } = [new DebianVersion(), new ApkVersion(), new Pep440Version(), new SemanticVersion(), new NuGetVersion()];

    /// <summary>The scheme with this name or alias; null when there is none.</summary>
    public static IVersionScheme? Find(string name) =>
        All.FirstOrDefault(s => s.Name == name || s.Aliases.Contains(name, StringComparer.OrdinalIgnoreCase));
}
