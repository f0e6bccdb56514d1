namespace Drydock.Dockerfiles.Syntax;

/// <summary>The zone of parser directives at the top of a Dockerfile: <c># syntax=</c>, <c># escape=</c>, <c># check=</c>.</summary>
/// <remarks>It ends for good at the first line that is not one of the three. Dockerfile reference, "Parser directives".</remarks>
internal sealed class ParserDirectives
{
    private const string Blanks = "\t\n\f\r ";

    private readonly HashSet<string> seen = new(StringComparer.Ordinal);
    private bool ended;

    /// <summary>The escape character in force.</summary>
    public char Escape { get; private set; } = '\\';

    /// <summary>Directives read so far.</summary>
    public List<(string Name, string Value, int Line)> Found { get; } = [];

    /// <summary>Looks at one line. True when it is a directive; <paramref name="problem"/> is set when the builder rejects it.</summary>
    public bool Read(string line, int number, out string? problem)
    {
        problem = null;
        if (ended) return false;
        if (!TrySplit(line, out var name, out var value) || name is not ("syntax" or "escape" or "check"))
        {
            ended = true;
            return false;
        }

        if (!seen.Add(name))
            problem = $"the parser directive {name} stands twice; keep one";
        else if (name == "escape" && value is not ("\\" or "`"))
            problem = $"the escape character {SourceText.Printable(value)} is neither \\ nor `";
        else if (name == "escape")
            Escape = value[0];
        Found.Add((name, value, number));
        return true;
    }

    /// <summary>Splits <c># name = value</c> as the builder's own pattern does: blanks around name and value are no part of them, and a value of nothing but blanks
    /// is its last one.</summary>
    private static bool TrySplit(string line, out string name, out string value)
    {
        (name, value) = ("", "");
        if (line is not ['#', ..]) return false;
        var start = AfterBlanks(line, 1);
        var end = start;
        while (end < line.Length && (char.IsAsciiLetter(line[end]) || end > start && char.IsAsciiDigit(line[end]))) end++;
        var equals = AfterBlanks(line, end);
        if (end == start || equals == line.Length || line[equals] != '=') return false;
        var rest = line.AsSpan(equals + 1);
        var trimmed = rest.Trim(Blanks);
        if (trimmed.IsEmpty)
        {
            var last = rest.LastIndexOfAnyExcept('\n');
            if (last < 0) return false;
            trimmed = rest.Slice(last, 1);
        }

        (name, value) = (line[start..end].ToLowerInvariant(), trimmed.ToString());
        return !trimmed.Contains('\n');
    }

    private static int AfterBlanks(string line, int at)
    {
        while (at < line.Length && Blanks.Contains(line[at], StringComparison.Ordinal)) at++;
        return at;
    }
}
