using System.Text;

namespace Drydock.Dockerfiles.Templates;

/// <summary>The <c>.dockerignore</c> that goes with a template: everything is left out but what the Dockerfile copies.</summary>
public static class IgnoreFile
{
    /// <summary>Writes the file.</summary>
    public static string For(DockerfileTemplate template, TemplateOptions options)
    {
        var text = new StringBuilder("# Only what the image needs is sent to the builder.\n*\n");
        foreach (var source in template.Sources) text.Append('!').Append(source).Append('\n');
        if (template.Name.StartsWith("python", StringComparison.Ordinal) || template.Name == "node") text.Append('!').Append(options.Entry).Append('\n');
        foreach (var folder in options.Folders) text.Append('!').Append(folder).Append('\n');
        if (template.Name.StartsWith("python", StringComparison.Ordinal)) text.Append("**/__pycache__\n");
        if (template.Name == "dotnet") text.Append("**/bin\n**/obj\n");
        return text.ToString();
    }
}
