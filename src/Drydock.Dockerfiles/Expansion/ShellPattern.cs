using System.Collections.Immutable;
using System.Text;
using Drydock.Dockerfiles.Syntax;

namespace Drydock.Dockerfiles.Expansion;

/// <summary>A pattern of <c>${x#p}</c>, <c>${x%p}</c> and <c>${x/p/r}</c>: <c>*</c>, <c>?</c> and the backslash; neither star nor question mark matches a line feed.</summary>
internal sealed class ShellPattern
{
    private const int Star = -1;
    private const int Any = -2;

    private readonly ImmutableArray<int> tokens;

    private ShellPattern(ImmutableArray<int> tokens) => this.tokens = tokens;

    /// <summary>Reads a pattern; false when a backslash stands before anything but <c>* ? \ } /</c>.</summary>
    public static bool TryParse(string text, out ShellPattern pattern)
    {
        var read = ImmutableArray.CreateBuilder<int>();
        var points = SourceText.CodePoints(text);
        pattern = new ShellPattern([]);
        for (var at = 0; at < points.Length; at++)
        {
            var point = points[at];
            if (point != '\\')
            {
                read.Add(point switch { '*' => Star, '?' => Any, _ => point });
                continue;
            }

            // Before "}" and "/" the backslash only kept the reference open; what follows is read as usual.
            var next = at + 1 < points.Length ? points[at + 1] : 0;
            if (next is '}' or '/') continue;
            if (next is not ('*' or '?' or '\\')) return false;
            read.Add(next);
            at++;
        }

        pattern = new ShellPattern(read.DrainToImmutable());
        return true;
    }

    /// <summary>The value without its shortest (or longest) prefix that matches.</summary>
    public string WithoutPrefix(string value, bool greedy)
    {
        var points = SourceText.CodePoints(value);
        return MatchAt(points, 0, greedy) is >= 0 and var end ? Text(points.AsSpan(end..)) : value;
    }

    /// <summary>The value without its shortest (or longest) suffix that matches.</summary>
    public string WithoutSuffix(string value, bool greedy)
    {
        ImmutableArray<int> points = SourceText.CodePoints(value);
        ImmutableArray<int> reversed = [.. points.Reverse()];
        var end = new ShellPattern([.. tokens.Reverse()]).MatchAt(reversed, 0, greedy);
        return end < 0 ? value : Text(points.AsSpan(..(points.Length - end)));
    }

    /// <summary>The value with its first, longest match replaced; the replacement is taken as it is.</summary>
    public string ReplaceFirst(string value, string replacement)
    {
        var points = SourceText.CodePoints(value);
        for (var start = 0; start <= points.Length; start++)
            if (MatchAt(points, start, greedy: true) is >= 0 and var end)
                return Text(points.AsSpan(..start)) + replacement + Text(points.AsSpan(end..));
        return value;
    }

    /// <summary>The value with every match replaced. The replacement is a template of Go's regexp package: <c>$0</c> is the match, <c>$name</c> is empty,
    /// <c>$$</c> is a dollar sign.</summary>
    public string ReplaceAll(string value, string replacement)
    {
        var points = SourceText.CodePoints(value);
        var result = new StringBuilder();
        var copied = 0;
        for (var start = 0; start <= points.Length;)
        {
            var end = MatchAt(points, start, greedy: true);
            if (end < 0)
            {
                start++;
                continue;
            }

            result.Append(Text(points.AsSpan(copied..start)));
            if (end > copied || start == 0) result.Append(Template(replacement, Text(points.AsSpan(start..end))));
            copied = end;
            start = Math.Max(start + 1, end);
        }

        return result.Append(Text(points.AsSpan(copied..))).ToString();
    }

    private static string Template(string replacement, string match)
    {
        var result = new StringBuilder();
        for (var at = 0; at < replacement.Length; at++)
        {
            if (replacement[at] != '$' || at + 1 == replacement.Length)
            {
                result.Append(replacement[at]);
                continue;
            }

            if (replacement[at + 1] == '$')
            {
                result.Append('$');
                at++;
                continue;
            }

            var brace = replacement[at + 1] == '{';
            var start = at + (brace ? 2 : 1);
            var end = start;
            while (end < replacement.Length && (replacement[end] == '_' || char.IsLetterOrDigit(replacement[end]))) end++;
            if (end == start || (brace && (end == replacement.Length || replacement[end] != '}')))
            {
                result.Append('$');
                continue;
            }

            if (replacement.AsSpan(start..end) is "0") result.Append(match);
            at = brace ? end : end - 1;
        }

        return result.ToString();
    }

    /// <summary>Where a match that begins at <paramref name="start"/> ends, the shortest or the longest; -1 without a match.</summary>
    private int MatchAt(ImmutableArray<int> value, int start, bool greedy)
    {
        // The token positions reachable after each character, as in a Thompson machine: time is pattern × value, without backtracking.
        var reachable = new bool[tokens.Length + 1];
        reachable[0] = true;
        var best = -1;
        for (var at = start; ; at++)
        {
            for (var i = 0; i < tokens.Length; i++)
                if (reachable[i] && tokens[i] == Star) reachable[i + 1] = true;
            if (reachable[tokens.Length])
            {
                best = at;
                if (!greedy) return best;
            }

            if (at == value.Length) return best;
            var next = new bool[tokens.Length + 1];
            var any = false;
            for (var i = 0; i < tokens.Length; i++)
            {
                if (!reachable[i]) continue;
                if (tokens[i] == Star && value[at] != '\n') any = next[i] = true;
                else if (tokens[i] == value[at] || (tokens[i] == Any && value[at] != '\n')) any = next[i + 1] = true;
            }

            if (!any) return best;
            reachable = next;
        }
    }

    private static string Text(ReadOnlySpan<int> points)
    {
        var text = new StringBuilder(points.Length);
        foreach (var point in points) text.Append(new Rune(point));
        return text.ToString();
    }
}
