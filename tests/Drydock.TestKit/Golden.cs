using System.Text;

namespace Drydock.TestKit;

/// <summary>Expected outputs kept as files in a test project's <c>Golden</c> folder, so that a person sees the difference in review.
/// <c>UPDATE_GOLDEN=1</c> rewrites them.</summary>
public static class Golden
{
    /// <summary>Compares an output with its file.</summary>
    /// <param name="project">Folder under <c>tests/</c>.</param>
    /// <returns>Null when equal; else where they differ and how to accept the new output.</returns>
    public static string? Difference(string project, string name, ReadOnlySpan<byte> actual)
    {
        var file = Path.Combine(Folder(project), name);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllBytes(file, actual);
            return null;
        }

        if (!File.Exists(file)) return $"{name} is not there; UPDATE_GOLDEN=1 writes it:\n{Encoding.UTF8.GetString(actual)}";
        var expected = File.ReadAllBytes(file);
        if (actual.SequenceEqual(expected)) return null;
        var at = actual.CommonPrefixLength(expected);
        var line = expected.AsSpan(0, at).Count((byte)'\n') + 1;
        return $"{name} differs from line {line}; UPDATE_GOLDEN=1 accepts this:\n{Encoding.UTF8.GetString(actual)}";
    }

    /// <summary>Golden files that no test of the project names, sorted.</summary>
    public static IReadOnlyList<string> Unused(string project, IEnumerable<string> used)
    {
        var folder = Folder(project);
        if (!Directory.Exists(folder)) return [];
        var files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(folder, f).Replace('\\', '/'));
        return [.. files.Except(used, StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    private static string Folder(string project)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Drydock.slnx"))) folder = folder.Parent;
        if (folder is null) throw new InvalidOperationException("The tests do not run from inside the repository.");
        return Path.Combine(folder.FullName, "tests", project, "Golden");
    }
}
