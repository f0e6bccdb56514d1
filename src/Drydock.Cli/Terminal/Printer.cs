using System.Globalization;
using System.Text;
using Drydock.Images;

namespace Drydock.Cli.Terminal;

/// <summary>The only place that writes to the console: results to standard output; progress, messages and errors to standard error.</summary>
/// <remarks>Colours: never with <c>--no-color</c> or a non-empty NO_COLOR (no-color.org), always with CLICOLOR_FORCE, else on a terminal that is not
/// dumb.</remarks>
internal sealed class Printer(Session session, OutputStream output, PrinterOptions options)
{
    private const int DefaultWidth = 100;
    private const int SmallestWidth = 40;

    private readonly Lock errorLock = new();
    private int drawnLines;

    public bool Verbose => options.Verbose;

    public bool Quiet => options.Quiet;

    /// <summary>Standard output as bytes, for report writers.</summary>
    public Stream Output => output;

    public bool OutputColour { get; } = Colour(session, options, session.OutputIsTerminal);

    public bool ErrorColour { get; } = Colour(session, options, session.ErrorIsTerminal);

    /// <summary>True when progress may move the cursor on standard error.</summary>
    public bool Live => session.ErrorIsTerminal && !options.Quiet && session.Variable("TERM") != "dumb";

    /// <summary>Columns for results: the terminal's, else COLUMNS, else 100; at least 40.</summary>
    public int Width => Math.Max(SmallestWidth, TerminalWidth(session.OutputIsTerminal) ?? DefaultWidth);

    /// <summary>Columns for progress.</summary>
    public int ErrorWidth => Math.Max(SmallestWidth, TerminalWidth(session.ErrorIsTerminal) ?? DefaultWidth);

    /// <summary>Writes to standard output as it is.</summary>
    public void Result(string text) => output.Write(Encoding.UTF8.GetBytes(text));

    /// <summary>Says something that is not needed to understand the result; not with <c>--quiet</c>.</summary>
    public void Message(string text)
    {
        if (!options.Quiet) Note(text);
    }

    /// <summary>Says something with <c>--verbose</c> only.</summary>
    public void Detail(string? text)
    {
        if (options.Verbose && text is not null) Note(TerminalText.Lines(text));
    }

    /// <summary>Says something even with <c>--quiet</c>.</summary>
    public void Note(string text) => WriteError(text + "\n");

    public void Warning(string text) => Note(Paint("33", "warning:") + " " + TerminalText.Line(text));

    public void Error(Problem problem) => Note(Paint("1;31", "error:") + " " + TerminalText.Line(problem.ToString()));

    /// <summary>A step that is done, as scanners show it; only on a terminal.</summary>
    public void Step(string text)
    {
        if (Live) Note(Paint("32", "✓") + " " + TerminalText.Line(text));
    }

    /// <summary>Shows lines of progress in place of those drawn before; none erases them.</summary>
    public void Draw(IReadOnlyList<string> lines)
    {
        lock (errorLock)
        {
            var text = new StringBuilder(Erase());
            foreach (var line in lines) text.Append(line.Length < ErrorWidth ? line : line[..(ErrorWidth - 1)]).Append('\n');
            drawnLines = lines.Count;
            Send(text.ToString());
        }
    }

    /// <summary>Writes to standard error as it is, in one piece, above any progress.</summary>
    private void WriteError(string text)
    {
        lock (errorLock)
        {
            var erase = Erase();
            drawnLines = 0;
            Send(erase + text);
        }
    }

    private string Erase() => drawnLines == 0 ? "" : $"\u001b[{drawnLines}A\r\u001b[J";

    private void Send(string text)
    {
        try
        {
            session.Error.Write(text);
            session.Error.Flush();
        }
        catch (IOException)
        {
            // Nobody listens; that is no reason to stop.
        }
    }

    private string Paint(string code, string text) => ErrorColour ? $"\u001b[{code}m{text}\u001b[0m" : text;

    private int? TerminalWidth(bool terminal)
    {
        if (terminal && session.Columns() is { } columns) return columns;
        return int.TryParse(session.Variable("COLUMNS"), NumberStyles.None, CultureInfo.InvariantCulture, out var width) && width is > 0 and < 10_000 ? width : null;
    }

    private static bool Colour(Session session, PrinterOptions options, bool terminal)
    {
        if (options.NoColour || session.Variable("NO_COLOR") is not null) return false;
        if (session.Variable("CLICOLOR_FORCE") is { } force) return force != "0";
        return terminal && session.Variable("TERM") != "dumb";
    }
}
