using System.Collections.Immutable;
using Drydock.Dockerfiles.Rules;
using Drydock.Dockerfiles.Semantics;
using Drydock.Dockerfiles.Syntax;

namespace Drydock.Dockerfiles.Mends;

/// <summary>What a mend looks at, and how it writes: whole lines, in the file's own line ends.</summary>
public sealed class MendContext
{
    /// <summary>Mends ask the rules' questions; what they find is reported by no rule.</summary>
    private static readonly Rule NoRule = new() { Id = "mend", Title = "", Why = "", Theme = RuleTheme.Base, Severity = RuleSeverity.Info, Before = "", After = "", Check = static _ => { } };

    internal MendContext(DockerfileModel file, MendSettings settings) =>
        (File, Settings, Rules) = (file, settings, new RuleContext(file, settings.Check, NoRule, RuleSeverity.Info, []));

    /// <summary>What the file means.</summary>
    public DockerfileModel File { get; }

    public MendSettings Settings { get; }

    /// <summary>The stage that is built.</summary>
    public Stage Final => File.Final!;

    /// <summary>The same file as the rules see it.</summary>
    internal RuleContext Rules { get; }

    /// <summary>The line end that the file uses.</summary>
    public string NewLine => Rules.NewLine;

    /// <summary>Where a sentence says it is: <c>RUN on line 7</c>.</summary>
    public static string Place(Statement statement) => $"{statement.Syntax.Keyword.ToUpperInvariant()} on line {statement.Syntax.FirstLine}";

    /// <summary>The lines of an instruction with the comment lines directly above it, the last line end included.</summary>
    public TextSpan BlockOf(Statement statement) => TextSpan.FromBounds(File.Lines.StartOf(FirstLineOf(statement)), Rules.LinesOf(statement).End);

    /// <summary>The same with the blank lines in front.</summary>
    public TextSpan SpacedBlockOf(Statement statement)
    {
        var line = FirstLineOf(statement);
        while (IsBlank(line - 1)) line--;
        return TextSpan.FromBounds(File.Lines.StartOf(line), BlockOf(statement).End);
    }

    /// <summary>Takes an instruction away with the comments directly above it, and one of two blank lines that would meet.</summary>
    public TextEdit Remove(Statement statement) => Remove(statement, statement);

    /// <summary>Takes neighbouring instructions away, from one to another.</summary>
    public TextEdit Remove(Statement from, Statement to)
    {
        var span = TextSpan.FromBounds(BlockOf(from).Start, BlockOf(to).End);
        var first = FirstLineOf(from);
        var isLast = span.End >= File.Syntax.Source.Length;
        return TextEdit.Remove(IsBlank(first - 1) && (isLast || IsBlank(File.Lines.LineOf(span.End))) ? TextSpan.FromBounds(File.Lines.StartOf(first - 1), span.End) : span);
    }

    /// <summary>Puts lines in the place of an instruction and the comments directly above it.</summary>
    public TextEdit Replace(Statement statement, IEnumerable<string> lines)
    {
        var span = BlockOf(statement);
        var text = Text(lines);
        return new TextEdit(span, EndsWithLine(span.End) ? text : text[..^NewLine.Length]);
    }

    /// <summary>Puts lines in front of an instruction and the comments directly above it.</summary>
    public TextEdit InsertBefore(Statement statement, IEnumerable<string> lines) => TextEdit.Insert(BlockOf(statement).Start, Text(lines));

    /// <summary>Puts lines behind an instruction.</summary>
    public TextEdit InsertAfter(Statement statement, IEnumerable<string> lines)
    {
        var end = Rules.LinesOf(statement).End;
        var text = Text(lines);

        // A file without a last line end stays without one.
        return TextEdit.Insert(end, EndsWithLine(end) ? text : NewLine + text[..^NewLine.Length]);
    }

    /// <summary>A stretch of the file with changes inside it made; those elsewhere do not count.</summary>
    public string With(TextSpan span, IEnumerable<TextEdit> edits)
    {
        ImmutableArray<TextEdit> inside = [.. edits.Where(e => e.Span.Start >= span.Start && e.Span.End <= span.End).Select(e => e with { Span = new TextSpan(e.Span.Start - span.Start, e.Span.Length) })];
        return SourceText.Decode(Checking.TextEdits.Apply(File.Syntax.Source.Span.Slice(span.Start, span.Length), inside));
    }

    /// <summary>Lines as text.</summary>
    public string Text(IEnumerable<string> lines) => string.Concat(lines.Select(l => l + NewLine));

    private bool EndsWithLine(int end) => end == 0 || File.Syntax.Source.Span[end - 1] == (byte)'\n';

    private bool IsBlank(int line) => line > 0 && line <= File.Lines.Count && File.Lines.StartOf(line) < File.Syntax.Source.Length && string.IsNullOrWhiteSpace(File.Lines.TextOf(line));

    private int FirstLineOf(Statement statement)
    {
        var line = statement.Syntax.FirstLine;
        var top = File.Syntax.Directives.Select(static d => d.Line).DefaultIfEmpty(0).Max();
        var above = File.Statements.Where(s => s.Syntax.LastLine < line).Select(static s => s.Syntax.LastLine).DefaultIfEmpty(0).Max();

        // Lines of a here-document above may begin like a comment; directives stay at the top.
        while (line > Math.Max(top, above) + 1 && File.Lines.TextOf(line - 1).TrimStart().StartsWith('#')) line--;
        return line;
    }
}
