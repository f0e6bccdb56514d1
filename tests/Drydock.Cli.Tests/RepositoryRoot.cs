namespace Drydock.Cli.Tests;

/// <summary>The folder of this repository, for tests on its examples and pages.</summary>
internal static class RepositoryRoot
{
    public static string Path { get; } = Find();

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(System.IO.Path.Combine(folder!.FullName, "Drydock.slnx"))) folder = folder.Parent;
        return folder.FullName;
    }
}
