using Drydock.Dockerfiles.Semantics;

namespace Drydock.Dockerfiles.Rules.Syntax;

/// <summary>What COPY and ADD take from the build context.</summary>
internal static class ContextSources
{
    /// <summary>Each source with its path in the context, cleaned, without a leading slash; empty for the whole context. Other stages, here-documents, URLs and what is
    /// only known at the build are left out.</summary>
    public static IEnumerable<(Word Word, string Path)> Of(DockerfileModel file)
    {
        foreach (var copy in file.Stages.SelectMany(static s => s.All<CopyStatement>()).Where(static c => c.From is null))
        {
            foreach (var word in copy.Sources)
            {
                if (word.Text.StartsWith("<<", StringComparison.Ordinal) || copy.Scope.Expand(word.Text).Value is not { } text) continue;
                if (text.Contains("://", StringComparison.Ordinal) || text.StartsWith("git@", StringComparison.Ordinal)) continue;
                yield return (word, Clean(text));
            }
        }
    }

    private static string Clean(string path)
    {
        var kept = new List<string>();
        foreach (var part in path.Split('/'))
        {
            if (part is "" or ".") continue;
            if (part == ".." && kept.Count > 0) kept.RemoveAt(kept.Count - 1);
            else if (part != "..") kept.Add(part);
        }

        return string.Join('/', kept);
    }
}
