using System.Text;

namespace Drydock.Dockerfiles.Templates;

/// <summary>Guesses names from a project's folder.</summary>
public static class ProjectNames
{
    private static readonly string[] NodeFolders = ["src", "lib", "dist", "app", "api", "bin", "config", "controllers", "middleware", "models", "public", "routes", "server", "services", "static", "utils", "views"];

    /// <summary>Looking for files that projects share goes no deeper.</summary>
    private static readonly EnumerationOptions Search = new() { RecurseSubdirectories = true, MaxRecursionDepth = 6, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.Hidden };

    private static readonly string[] Scripts = ["server.js", "index.js", "app.js", "server.mjs", "index.mjs"];

    /// <summary>A folder's name as the last part of an image name (OCI distribution specification, section Pulling manifests).</summary>
    public static string ImageName(string folder)
    {
        var name = new StringBuilder();
        foreach (var c in folder.ToLowerInvariant().Take(100))
        {
            if (char.IsAsciiLetterOrDigit(c)) name.Append(c);
            else if (name.Length > 0 && name[^1] != '-') name.Append('-');
        }

        return name.ToString().Trim('-') is { Length: > 0 } found ? found : "service";
    }

    /// <summary>What lies in a project's folder: lock files, shared properties, folders of a Node service.</summary>
    /// <param name="options">The options so far.</param>
    public static TemplateOptions WithFolder(TemplateOptions options, DockerfileTemplate template, string folder) => template.Name switch
    {
        "go" => options with { Locked = File.Exists(Path.Combine(folder, "go.sum")) },
        "dotnet" => options with { Locked = Holds(folder, "packages.lock.json"), SharedProperties = Holds(folder, "Directory.*.props") },
        "node" => options with { Folders = [.. NodeFolders.Where(f => Directory.Exists(Path.Combine(folder, f)))] },
        _ => options,
    };

    /// <summary>The project below a solution that is a web service, else the first that holds no tests, relative to the folder.</summary>
    private static string? Deeper(string folder)
    {
        var projects = Directory.EnumerateFiles(folder, "*.csproj", Search).Take(1000).Select(f => Path.GetRelativePath(folder, f).Replace('\\', '/'))
            .Where(static f => !f.Contains("test", StringComparison.OrdinalIgnoreCase)).Order(StringComparer.Ordinal).ToList();
        return projects.Find(f => File.ReadLines(Path.Combine(folder, f)).Take(5).Any(static line => line.Contains("Microsoft.NET.Sdk.Web", StringComparison.Ordinal))) ?? projects.FirstOrDefault();
    }

    private static bool Holds(string folder, string pattern) => Directory.EnumerateFiles(folder, pattern, Search).Any();

    /// <summary>What is started: the only Python package or the module of the usual name, the project file, the script, the package of main.</summary>
    /// <param name="fileNames">Names of the files in the folder, sorted.</param>
    public static string Entry(DockerfileTemplate template, string folder, IReadOnlyList<string> fileNames) => template.Name switch
    {
        "dotnet" => fileNames.FirstOrDefault(static f => f.EndsWith(".csproj", StringComparison.OrdinalIgnoreCase)) ?? Deeper(folder) ?? "Service.csproj",
        "node" => Scripts.FirstOrDefault(fileNames.Contains) ?? "server.js",
        "go" => Directory.Exists(Path.Combine(folder, "cmd")) && Directory.EnumerateDirectories(Path.Combine(folder, "cmd")).Order(StringComparer.Ordinal).FirstOrDefault() is { } command
            ? "./cmd/" + Path.GetFileName(command)
            : ".",
        _ => Directory.EnumerateDirectories(folder).Where(static d => File.Exists(Path.Combine(d, "__init__.py"))).Select(static d => Path.GetFileName(d))
            .Where(static d => d is not ("tests" or "test")).Order(StringComparer.Ordinal).FirstOrDefault() ?? "app",
    };
}
