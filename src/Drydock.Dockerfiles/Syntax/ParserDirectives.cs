using System.Text.RegularExpressions;

namespace Drydock.Dockerfiles.Syntax;

/// <summary>The zone of parser directives at the top of a Dockerfile: <c># syntax=</c>, <c># escape=</c>, <c># check=</c>.</summary>
/// <remarks>It ends for good at the first line that is not one of the three. Dockerfile reference, "Parser directives".</remarks>
internal sealed partial class ParserDirectives
{
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
        var match = Directive().Match(line);
        var name = match.Groups["name"].Value.ToLowerInvariant();
        if (!match.Success || name is not ("syntax" or "escape" or "check"))
        {
            ended = true;
            return false;
        }

        var value = match.Groups["value"].Value;
        if (!seen.Add(name))
            problem = $"the parser directive {name} stands twice; keep one";
        else if (name == "escape" && value is not ("\\" or "`"))
            problem = $"the escape character {SourceText.Printable(value)} is neither \\ nor `";
        else if (name == "escape")
            Escape = value[0];
        Found.Add((name, value, number));
        return true;
    }

    [GeneratedRegex(@"^#[\t\n\f\r ]*(?<name>[a-zA-Z][a-zA-Z0-9]*)[\t\n\f\r ]*=[\t\n\f\r ]*(?<value>[^\n]+?)[\t\n\f\r ]*\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Directive();
}
