using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Drydock.Assessment.Updates;

/// <summary>Picks from a log, as it comes, the lines that tell why something failed: errors wherever they stand, and the last lines. Holds a bounded number of lines.</summary>
public sealed partial class TellingLines
{
    private const int MostErrors = 12;
    private const int MostLast = 8;
    private const int LongestLine = 500;

    private readonly List<(long Number, string Line)> errors = [];
    private readonly Queue<(long Number, string Line)> last = new();
    private long number;

    /// <summary>Takes one line, without its end.</summary>
    public void Add(string line)
    {
        var text = line.TrimEnd();
        if (text.Length == 0) return;
        if (text.Length > LongestLine) text = text[..LongestLine] + "…";
        number++;
        if (errors.Count < MostErrors && IsError(text) && !errors.Exists(e => e.Line == text)) errors.Add((number, text));
        last.Enqueue((number, text));
        if (last.Count > MostLast) last.Dequeue();
    }

    /// <summary>The lines in the order in which they came.</summary>
    public ImmutableArray<string> Lines => [.. errors.Concat(last.Where(l => !errors.Exists(e => e.Number == l.Number || e.Line == l.Line))).OrderBy(static l => l.Number).Select(static l => l.Line)];

    /// <summary>The one line that tells most: the first that names an error, else the last.</summary>
    public static string Best(ImmutableArray<string> lines) => lines.FirstOrDefault(IsError) ?? (lines.IsEmpty ? "" : lines[^1]);

    private static bool IsError(string line)
    {
        try
        {
            return Error().IsMatch(line);
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }

    /// <remarks>apt ("E: …"), pip, npm and builders ("ERROR: …", "error: …"), shells ("adduser: not found"), kernels ("Read-only file system"), loaders ("cannot open shared object file"), Python ("ModuleNotFoundError: …").</remarks>
    [GeneratedRegex(@"^(#\d+ [\d.]+ )?\s*(E: |W: GPG|npm ERR!|(npm )?(error|fatal)\b)|: not found$|: command not found$|No such file or directory|Read-only file system|Permission denied|cannot open shared object file|version `[^']+' not found|unable to locate package|has no installation candidate|^\w*(Error|Exception): ", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 200)]
    private static partial Regex Error();
}
