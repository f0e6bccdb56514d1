using Drydock.Dockerfiles.Semantics;

namespace Drydock.Dockerfiles.Rules.Syntax;

/// <summary>The words of EXPOSE.</summary>
internal static class ExposedPorts
{
    /// <summary>Each word with its text after expansion; one that is not known is left out.</summary>
    public static IEnumerable<(Word Word, string Text)> Of(DockerfileModel file)
    {
        foreach (var statement in file.Statements.Where(static s => s.Syntax.Name == "expose"))
        {
            foreach (var word in statement.Words)
            {
                if (statement.Scope.Expand(word.Text).Value is { } text) yield return (word, text);
            }
        }
    }
}
