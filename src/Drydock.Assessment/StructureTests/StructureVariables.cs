using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;

namespace Drydock.Assessment.StructureTests;

/// <summary>Puts the image's variables into commands and values, as container-structure-test does: <c>$NAME</c> and <c>${NAME}</c>; nothing for one that is not set.</summary>
public sealed partial class StructureVariables
{
    private const int MostText = 64 << 10;

    private readonly Dictionary<string, string> values = new(StringComparer.Ordinal);

    /// <param name="environment"><c>NAME=value</c>, of the image's config.</param>
    public StructureVariables(ImmutableArray<string> environment)
    {
        foreach (var line in environment)
            if (line.IndexOf('=', StringComparison.Ordinal) is var at and > 0) values[line[..at]] = line[(at + 1)..];
    }

    /// <summary>The words of a command.</summary>
    public ImmutableArray<string> Command(ImmutableArray<string> command) => [.. command.Select(Text)];

    /// <summary><c>NAME=value</c> of a test's variables.</summary>
    public IEnumerable<string> Environment(IEnumerable<NamedText> variables) => variables.Select(v => $"{v.Name}={Text(v.Value)}");

    private string Text(string text)
    {
        var result = new StringBuilder();
        var last = 0;
        foreach (var match in Name().EnumerateMatches(text))
        {
            result.Append(text, last, match.Index - last).Append(values.GetValueOrDefault(text.Substring(match.Index, match.Length).Trim('$', '{', '}'), ""));
            last = match.Index + match.Length;
            if (result.Length > MostText) return text;
        }

        return result.Append(text, last, text.Length - last).ToString();
    }

    [GeneratedRegex(@"\$([A-Za-z_][A-Za-z0-9_]*|\{[A-Za-z_][A-Za-z0-9_]*\})", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Name();
}
