using System.Globalization;
using System.Text;
using Drydock.Bases.Tags;

namespace Drydock.Bases.History;

/// <summary>A history as text, in the form of the built-in ones: lines of days and suites, and the tags that they hold for.</summary>
public static class HistoryText
{
    private const string OriginLine = "# from ";
    private const string SeenLine = "# seen-after ";
    private const int MostLines = 100_000;

    /// <summary>Largest text that is read, in characters.</summary>
    public const int MostLength = 8 << 20;

    /// <summary>A history with where it comes from.</summary>
    public static string Write(string image, TagHistory history)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# {image}: which suite each tag was built on, from when; \"-\" is a tag that was no longer built.\n");
        text.Append(CultureInfo.InvariantCulture, $"# as-of {history.AsOf:yyyy-MM-dd}\n{SeenLine}{history.SeenAfter ?? history.AsOf:yyyy-MM-dd}\n{OriginLine}{history.Origin}\n");
        foreach (var group in history.Tags.GroupBy(static t => Spans(t.Value), static t => t.Key, StringComparer.Ordinal).OrderBy(static g => g.Key, StringComparer.Ordinal))
            text.Append(group.Key).Append(" | /").AppendJoin(',', group.Order(StringComparer.Ordinal)).Append('\n');
        return text.ToString();
    }

    /// <summary>Reads such a text.</summary>
    /// <exception cref="FormatException">It is damaged or cut.</exception>
    public static TagHistory Read(string text)
    {
        if (text.Length > MostLength) throw new FormatException("it is larger than 8 MiB");
        if (!text.EndsWith('\n')) throw new FormatException("its last line has no end: it is cut");
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        if (lines.Length > MostLines) throw new FormatException($"it has more than {MostLines} lines");
        return TagHistory.Read(FactFile.Read(lines), Head(lines, OriginLine), FactFile.Day(Head(lines, SeenLine)));
    }

    private static string Head(string[] lines, string word) =>
        lines.FirstOrDefault(l => l.StartsWith(word, StringComparison.Ordinal)) is { } line ? line[word.Length..] : throw new FormatException($"it has no line '{word}…'");

    private static string Spans(TagLife life)
    {
        var text = new StringBuilder();
        TagSpan? before = null;
        foreach (var span in life.Spans)
        {
            if (before is { To: { } end } && end != span.From) Pair(text, end, "-");
            Pair(text, span.From, Word(span.Os));
            before = span;
        }

        if (before is { To: { } last }) Pair(text, last, "-");
        return text.ToString();
    }

    private static void Pair(StringBuilder text, DateOnly day, string word) => text.Append(CultureInfo.InvariantCulture, $"{(text.Length > 0 ? " " : "")}{day:yyyy-MM-dd} {word}");

    /// <summary>The suite where its name alone tells the release; else all that is known.</summary>
    private static string Word(BaseOs? os) => os is null ? "?" : OsReleases.BySuite(os.Suite) == os ? os.Suite : $"{os.Id}/{os.Version ?? "-"}/{os.Codename ?? "-"}";

    /// <summary>Reads what <see cref="Write"/> wrote for a release.</summary>
    internal static BaseOs? ReadWord(string word) => word.Split('/') is [var id, var version, var codename] ? new BaseOs(id, Known(version), Known(codename)) : OsReleases.BySuite(word);

    private static string? Known(string part) => part == "-" ? null : part;
}
