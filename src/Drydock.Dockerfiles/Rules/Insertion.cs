using System.Collections.Immutable;
using Drydock.Dockerfiles.Semantics;

namespace Drydock.Dockerfiles.Rules;

/// <summary>Fixes that put whole instructions into a stage.</summary>
internal static class Insertion
{
    /// <summary>New lines in front of an instruction (and of the comments above it), or at the end of the stage when there is none.</summary>
    public static Fix Before(RuleContext c, Stage stage, Statement? statement, FixClass fixClass, string title, ImmutableArray<string> lines)
    {
        var text = string.Concat(lines.Select(l => l + c.NewLine));
        if (statement is not null) return new Fix(fixClass, title, TextEdit.Insert(c.File.Lines.StartOf(FirstCommentLine(c, statement)), text));
        var last = stage.Statements.LastOrDefault() ?? stage.From;
        var end = c.LinesOf(last).End;
        var endsWithLine = end == 0 || c.File.Syntax.Source.Span[end - 1] == (byte)'\n';

        // A file without a last line end stays without one.
        return new Fix(fixClass, title, TextEdit.Insert(end, endsWithLine ? text : c.NewLine + text[..^c.NewLine.Length]));
    }

    /// <summary>New lines behind an instruction.</summary>
    public static Fix After(RuleContext c, Statement statement, FixClass fixClass, string title, ImmutableArray<string> lines)
    {
        var end = c.LinesOf(statement).End;
        var endsWithLine = end > 0 && c.File.Syntax.Source.Span[end - 1] == (byte)'\n';
        var text = string.Concat(lines.Select(l => l + c.NewLine));
        return new Fix(fixClass, title, TextEdit.Insert(end, endsWithLine ? text : c.NewLine + text[..^c.NewLine.Length]));
    }

    private static int FirstCommentLine(RuleContext c, Statement statement)
    {
        var line = statement.Syntax.FirstLine;
        var top = c.File.Syntax.Directives.Select(static d => d.Line).DefaultIfEmpty(0).Max();

        // Directives stay at the top: a line above them would make comments of them.
        while (line > top + 1 && c.File.Lines.TextOf(line - 1).TrimStart().StartsWith('#')) line--;
        return line;
    }
}
