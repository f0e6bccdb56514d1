using System.Globalization;
using System.Text;
using Drydock.Assessment.Reports;
using Drydock.Dockerfiles.Rules;

namespace Drydock.Assessment.CheckReports;

/// <summary>The lines of a result with their numbers, and marks under what is meant.</summary>
internal static class SourceExcerpt
{
    private const int MostLines = 4;

    public static void Append(StringBuilder text, CheckedFile file, Diagnostic diagnostic, ResultPlace place, int width, Ansi ansi)
    {
        var lines = file.Result.File.Lines;
        var last = place.End is { Column: 1, Line: var line } && line > place.Start.Line ? line - 1 : place.End.Line;
        var gutter = last.ToString(CultureInfo.InvariantCulture).Length;
        text.Append(' ', gutter + 1).Append(ansi.Faint("--> ")).Append(CultureInfo.InvariantCulture, $"{PlainText.Of(file.Path)}:{place.Start.Line}:{place.Start.Column}\n");
        var shownLast = Math.Min(last, place.Start.Line + MostLines - 1);
        for (var number = place.Start.Line; number <= shownLast; number++)
        {
            var source = lines.TextOf(number);
            text.Append(ansi.Faint($"{number.ToString(CultureInfo.InvariantCulture).PadLeft(gutter)} | ")).Append(PlainText.Fit(Shown(source), Math.Max(20, width - gutter - 3))).Append('\n');
            var from = number == place.Start.Line ? place.Start.Column - 1 : source.Length - source.AsSpan().TrimStart().Length;
            var to = number == place.End.Line ? place.End.Column - 1 : source.AsSpan().TrimEnd().Length;
            AppendMarks(text, source, from, Math.Max(to, from + 1), gutter, width, diagnostic.Severity, ansi);
        }

        if (last > shownLast) text.Append(' ', gutter).Append(ansi.Faint(" | ")).Append(CultureInfo.InvariantCulture, $"… to line {last}\n");
    }

    private static void AppendMarks(StringBuilder text, string source, int from, int to, int gutter, int width, RuleSeverity severity, Ansi ansi)
    {
        from = Math.Min(from, source.Length);
        var before = PlainText.Cells(Shown(source[..from]));
        var marked = Math.Max(1, PlainText.Cells(Shown(source[from..Math.Min(to, source.Length)])));
        var room = Math.Max(20, width - gutter - 3);
        if (before >= room) return;
        var marks = new string('^', Math.Min(marked, room - before));
        text.Append(' ', gutter).Append(ansi.Faint(" | ")).Append(' ', before);
        text.Append(severity >= RuleSeverity.High ? ansi.Bad(marks) : ansi.Severity(Advisories.Severity.Medium, marks)).Append('\n');
    }

    /// <summary>Tabs as four blanks; what could move the cursor by its number.</summary>
    private static string Shown(string source)
    {
        var text = source.Replace("\t", "    ", StringComparison.Ordinal);
        var result = new StringBuilder();
        for (var at = 0; at < text.Length; at += 200) result.Append(PlainText.Of(text[at..Math.Min(text.Length, at + 200)]));
        return result.ToString();
    }
}
