namespace Drydock.Dockerfiles.Rules;

/// <summary>Matches a path against a pattern of <c>.dockerignore</c> or of a COPY source.</summary>
/// <remarks>Go's <c>filepath.Match</c> with <c>**</c> for any number of folders. Takes at most pattern × path steps.</remarks>
public static class PathPattern
{
    /// <summary>True when the whole path matches.</summary>
    public static bool Matches(string pattern, string path)
    {
        var width = path.Length + 1;
        var reached = new bool[width];
        var next = new bool[width];
        reached[0] = true;
        for (var at = 0; at < pattern.Length;)
        {
            Array.Clear(next);
            at = Step(pattern, at, path, reached, next);
            (reached, next) = (next, reached);
        }

        return reached[path.Length];
    }

    /// <summary>Takes one element of the pattern; the index behind it.</summary>
    private static int Step(string pattern, int at, string path, bool[] reached, bool[] next)
    {
        var c = pattern[at];
        if (c == '*' && at + 1 < pattern.Length && pattern[at + 1] == '*')
        {
            var end = at + 2 < pattern.Length && pattern[at + 2] == '/' ? at + 3 : at + 2;
            Spread(path, reached, next, overFolders: true, wholeFolders: end == at + 3);
            return end;
        }

        if (c == '*')
        {
            Spread(path, reached, next, overFolders: false, wholeFolders: false);
            return at + 1;
        }

        var (length, set) = Element(pattern, at);
        for (var i = 0; i < path.Length; i++)
        {
            if (reached[i] && set(path[i])) next[i + 1] = true;
        }

        return at + length;
    }

    private static void Spread(string path, bool[] reached, bool[] next, bool overFolders, bool wholeFolders)
    {
        var running = false;
        for (var i = 0; i <= path.Length; i++)
        {
            if (reached[i]) running = true;
            if (running && (!wholeFolders || reached[i] || i > 0 && path[i - 1] == '/')) next[i] = true;
            if (running && i < path.Length && path[i] == '/' && !overFolders) running = false;
        }
    }

    private static (int Length, Func<char, bool> Set) Element(string pattern, int at)
    {
        var c = pattern[at];
        if (c == '?') return (1, static x => x != '/');
        if (c == '\\' && at + 1 < pattern.Length)
        {
            var literal = pattern[at + 1];
            return (2, x => x == literal);
        }

        var close = c == '[' ? pattern.IndexOf(']', Math.Min(pattern.Length, at + 2)) : -1;
        if (close < 0) return (1, x => x == c);
        var inside = pattern[(at + 1)..close];
        var negated = inside.StartsWith('^') || inside.StartsWith('!');
        if (negated) inside = inside[1..];
        return (close - at + 1, x => x != '/' && InSet(inside, x) != negated);
    }

    private static bool InSet(string set, char c)
    {
        for (var i = 0; i < set.Length; i++)
        {
            if (i + 2 < set.Length && set[i + 1] == '-')
            {
                if (c >= set[i] && c <= set[i + 2]) return true;
                i += 2;
            }
            else if (set[i] == c) return true;
        }

        return false;
    }
}
