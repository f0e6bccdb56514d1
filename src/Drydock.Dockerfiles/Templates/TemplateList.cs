using System.Collections.Immutable;
using System.IO.Enumeration;

namespace Drydock.Dockerfiles.Templates;

/// <summary>Every template. One line each; the order decides which fits a project best.</summary>
public static class TemplateList
{
    public static ImmutableArray<DockerfileTemplate> All { get; } =
    [
        PythonUv.Template,
        PythonPoetry.Template,
        PythonPip.Template,
        DotNet.Template,
        Go.Template,
        Node.Template,
    ];

    /// <summary>A template by name; null when there is none.</summary>
    public static DockerfileTemplate? Find(string name) => All.FirstOrDefault(t => t.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The template that fits a folder's files; null when none does.</summary>
    /// <param name="fileNames">Names without folders.</param>
    public static DockerfileTemplate? Fitting(IReadOnlyCollection<string> fileNames) =>
        All.FirstOrDefault(t => t.Marks.Any(mark => fileNames.Any(name => FileSystemName.MatchesSimpleExpression(mark, name, ignoreCase: false))));
}
