namespace Drydock.Assessment.Tests;

/// <summary>Files of the repository.</summary>
internal static class ExampleFiles
{
    /// <summary>The reference fleet's file.</summary>
    public static string Fleet => At("examples/classifiers/drydock.yaml");

    public static string At(string path)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Drydock.slnx"))) folder = folder.Parent;
        return Path.Combine(folder?.FullName ?? throw new InvalidOperationException("The tests do not run from inside the repository."), path);
    }
}
