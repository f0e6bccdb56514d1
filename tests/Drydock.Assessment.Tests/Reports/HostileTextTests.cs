using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using CsCheck;
using Drydock.Assessment.Reports;

namespace Drydock.Assessment.Tests.Reports;

/// <summary>Names, versions, paths and titles are chosen by whoever built the image or wrote the feed.</summary>
public sealed partial class HostileTextTests
{
    private const string Metacharacters = "|`<>[]()!@#*_~\\\"'&{}$%;=+-/:?^, ";

    private static readonly string[] Nasty =
    [
        .. Enumerable.Range(0, 0x20).Append(0x7F).Concat(Enumerable.Range(0x80, 0x20)).Select(c => ((char)c).ToString()),
        .. "\u200B\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2028\u2029\u2066\u2067\u2068\u2069\uFEFF\u061C\u180E\u3164\u0301\uD800\uDFFF".Select(c => c.ToString()),
        .. Metacharacters.Select(c => c.ToString()),
        "]]>", "--", "-->", "```", "||", "\\|", "\\`", "{0}", "[a](javascript:b)", "![](http://x/y.png)", "<script>", "@org/team", "#1", "\u001B]8;;http://x\u0007",
        "\U000E0041", "\U0001F4A9", "日本", new string('x', 1000), "",
    ];

    private static readonly Gen<string> Text = Gen.Int[0, Nasty.Length - 1].Array[1, 5].Select(picks => string.Concat(picks.Select(i => Nasty[i])));

    [Fact]
    public void Every_nasty_text_leaves_every_format_well_formed() => Assert.All(Nasty, CheckAll);

    [Fact]
    public void Every_mixture_of_nasty_texts_leaves_every_format_well_formed() => Text.Sample(CheckAll, iter: 300);

    [Fact]
    public void Only_our_own_colours_reach_the_terminal()
    {
        var table = Written.Text(new TableReport(), SampleReports.Hostile("\u001B[2J\u009B1m"), new ReportOptions { Colour = true });
        Assert.DoesNotContain('\u001B', OwnColours().Replace(table, ""));
    }

    private static void CheckAll(string evil)
    {
        var report = SampleReports.Hostile(evil);
        var plain = SampleReports.Hostile("x y");
        foreach (var writer in ReportWriters.All)
        {
            var text = Written.Text(writer, report);
            if (writer.Format is "table") CheckLines(text, Written.Text(writer, plain));
            else if (writer.Format is "markdown") CheckMarkdown(text, Written.Text(writer, plain));
            else CheckJson(text);
        }

        foreach (var writer in SbomWriters.All) CheckJson(Encoding.UTF8.GetString(Written.By(writer, SampleReports.SbomOf(report))));
        using var json = JsonDocument.Parse(Written.By(new JsonReport(), report));
        Assert.Equal(Utf8(evil) + "p", json.RootElement.GetProperty("packages")[0].GetProperty("name").GetString());
    }

    private static void CheckJson(string text)
    {
        using var json = JsonDocument.Parse(text);
        Assert.All(text, c => Assert.True(c is '\n' or (>= ' ' and <= '~')));
    }

    /// <summary>Nothing that acts on a terminal, and no line more than with harmless names.</summary>
    private static void CheckLines(string text, string plain)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            Assert.False(category is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator && rune.Value != '\n');
        }

        Assert.Equal(plain.Count(c => c == '\n'), text.Count(c => c == '\n'));
    }

    /// <summary>What stands outside code is the same whatever the names are: nothing foreign is ever read as Markdown.</summary>
    private static void CheckMarkdown(string text, string plain)
    {
        CheckLines(text, plain);
        Assert.Equal(OutsideCode(plain), OutsideCode(text));
    }

    private static string OutsideCode(string markdown) =>
        string.Join('\n', markdown.Split('\n').Select(line => line.StartsWith("    ", StringComparison.Ordinal) ? "    " : CodeSpan().Replace(line, "`").Replace("(empty)", "`", StringComparison.Ordinal)));

    /// <summary>As any UTF-8 file can hold it: a lone surrogate is U+FFFD.</summary>
    private static string Utf8(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    [GeneratedRegex("`[^`]+`", RegexOptions.NonBacktracking)]
    private static partial Regex CodeSpan();

    [GeneratedRegex("\u001B\\[[0-9;]{1,4}m", RegexOptions.NonBacktracking)]
    private static partial Regex OwnColours();
}
