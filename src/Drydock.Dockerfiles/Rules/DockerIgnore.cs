using System.Collections.Immutable;

namespace Drydock.Dockerfiles.Rules;

/// <summary>A <c>.dockerignore</c> file.</summary>
/// <remarks>Docker's rules: a comment only with <c>#</c> in the first column; patterns anchored at the context's root; <c>*</c> and <c>?</c> stop at <c>/</c>, <c>**</c> does not; a match of any parent
/// counts; the last matching line wins.</remarks>
public sealed record DockerIgnore(ImmutableArray<(string Pattern, bool Excluded)> Lines)
{
    /// <summary>True when a line takes files back in.</summary>
    public bool HasExceptions => Lines.Any(static l => !l.Excluded);

    /// <summary>Reads the file's text.</summary>
    public static DockerIgnore Parse(string text)
    {
        var lines = ImmutableArray.CreateBuilder<(string, bool)>();
        foreach (var raw in text.TrimStart('\uFEFF').Split('\n'))
        {
            if (raw.StartsWith('#')) continue;
            var line = raw.Trim();
            if (line.Length == 0) continue;
            var excluded = !line.StartsWith('!');
            var pattern = Clean(excluded ? line : line[1..].Trim());
            if (pattern.Length > 0) lines.Add((pattern, excluded));
        }

        return new DockerIgnore(lines.ToImmutable());
    }

    /// <summary>True when the builder does not get this path.</summary>
    /// <param name="path">Relative to the context, <c>/</c>-separated.</param>
    public bool Excludes(string path)
    {
        var excluded = false;
        foreach (var (pattern, excludes) in Lines)
        {
            if (excludes != excluded && MatchesAnyParent(pattern, path)) excluded = excludes;
        }

        return excluded;
    }

    private static bool MatchesAnyParent(string pattern, string path)
    {
        for (var end = path.Length; end > 0; end = path.LastIndexOf('/', end - 1))
        {
            if (PathPattern.Matches(pattern, path[..end])) return true;
        }

        return false;
    }

    private static string Clean(string pattern)
    {
        var kept = new List<string>();
        foreach (var part in pattern.Split('/'))
        {
            if (part is "" or ".") continue;
            if (part == ".." && kept.Count > 0) kept.RemoveAt(kept.Count - 1);
            else if (part != "..") kept.Add(part);
        }

        return string.Join('/', kept);
    }
}
