using System.Text;

namespace Drydock.Dockerfiles.Templates;

/// <summary>Guesses names from a project's folder.</summary>
public static class ProjectNames
{
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

    /// <summary>What is started: the only Python package or the module of the usual name, the project file, the script, the package of main.</summary>
    /// <param name="fileNames">Names of the files in the folder, sorted.</param>
    public static string Entry(DockerfileTemplate template, string folder, IReadOnlyList<string> fileNames) => template.Name switch
    {
        "dotnet" => fileNames.FirstOrDefault(static f => f.EndsWith(".csproj", StringComparison.OrdinalIgnoreCase)) ?? "Service.csproj",
        "node" => Scripts.FirstOrDefault(fileNames.Contains) ?? "server.js",
        "go" => Directory.Exists(Path.Combine(folder, "cmd")) && Directory.EnumerateDirectories(Path.Combine(folder, "cmd")).Order(StringComparer.Ordinal).FirstOrDefault() is { } command
            ? "./cmd/" + Path.GetFileName(command)
            : ".",
        _ => Directory.EnumerateDirectories(folder).Where(static d => File.Exists(Path.Combine(d, "__init__.py"))).Select(static d => Path.GetFileName(d))
            .Where(static d => d is not ("tests" or "test")).Order(StringComparer.Ordinal).FirstOrDefault() ?? "app",
    };
}
