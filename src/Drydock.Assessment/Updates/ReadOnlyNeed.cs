using System.Text.RegularExpressions;

namespace Drydock.Assessment.Updates;

/// <summary>Finds in a log what a service wanted to write on a read-only file system.</summary>
public static partial class ReadOnlyNeed
{
    private const string Words = "read-only file system";

    /// <summary>The path that the first such line names, the line itself where it names none; null when no line tells of a read-only file system.</summary>
    public static string? In(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            var at = line.IndexOf(Words, StringComparison.OrdinalIgnoreCase);
            if (at < 0) continue;
            try
            {
                // The nearest one: a shell names its script first, and Python and Node name the file behind the words.
                var match = Path().Matches(line[..at]) is [.., var before] ? before : Path().Match(line, at);
                return match.Success ? match.Value.TrimEnd(':', '.') : line;
            }
            catch (RegexMatchTimeoutException)
            {
                return line;
            }
        }

        return null;
    }

    /// <summary>An absolute path that does not end a word before it: shells, Python, Node, Go and .NET all name it so, in quotes or not.</summary>
    [GeneratedRegex(@"(?<![\w/.])/[^\s'"",;()<>]+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 200)]
    private static partial Regex Path();
}
