using Drydock.Dockerfiles.Semantics;

namespace Drydock.Dockerfiles.Rules.Syntax;

/// <summary>The ports that EXPOSE names.</summary>
internal static class ExposedPorts
{
    /// <summary>Each word with the texts that the builder makes of it; one that is not known is left out.</summary>
    public static IEnumerable<(Word Word, string Text)> Of(DockerfileModel file)
    {
        foreach (var statement in file.Statements.Where(static s => s.Syntax.Name == "expose"))
        {
            foreach (var word in statement.Words)
            {
                foreach (var text in statement.Scope.ExpandWords(word.Text) ?? []) yield return (word, text);
            }
        }
    }

    /// <summary>Words of which the builder loses a part: it forgets what stands in front of a default that it takes.</summary>
    /// <remarks>A fault of BuildKit's word splitting: <c>EXPOSE 80${X:-80}</c> exposes 80.</remarks>
    public static IEnumerable<(Word Word, string Meant, string Read)> Lost(DockerfileModel file)
    {
        foreach (var statement in file.Statements.Where(static s => s.Syntax.Name == "expose"))
        {
            foreach (var word in statement.Words)
            {
                if (statement.Scope.Expand(word.Text).Value is not { } meant || meant.Any(char.IsWhiteSpace) || statement.Scope.ExpandWords(word.Text) is not { } words) continue;
                var read = string.Concat(words);
                if (read != meant) yield return (word, meant, read);
            }
        }
    }
}
