using System.Collections.Immutable;
using Drydock.Dockerfiles.Rules;
using Drydock.Dockerfiles.Syntax;

namespace Drydock.Dockerfiles.Checking;

/// <summary>The last look at a fix: the file must read as before but for the instructions that the fix touches.</summary>
internal static class FixGate
{
    /// <summary>True when every untouched instruction is still there, in order and with the same text, and the builder stops nowhere that it did not stop before.</summary>
    public static bool Passes(SyntaxTree before, SyntaxTree after, ImmutableArray<TextEdit> edits)
    {
        if (after.Problems.Count(static p => p.Fatal) > before.Problems.Count(static p => p.Fatal)) return false;
        if (after.Escape != before.Escape) return false;
        var lines = new LineMap(before.Source);
        if (LosesJson(before, after, edits, lines)) return false;
        var at = 0;
        foreach (var instruction in before.Instructions)
        {
            var span = TextSpan.FromBounds(lines.StartOf(instruction.FirstLine), lines.StartOf(instruction.LastLine + 1));
            var open = span.End == before.Source.Length && (span.Length == 0 || before.Source.Span[span.End - 1] != (byte)'\n');
            if (edits.Any(e => Touches(e.Span, span, open))) continue;
            while (at < after.Instructions.Length && !Same(instruction, after.Instructions[at])) at++;
            if (at++ >= after.Instructions.Length) return false;
        }

        return true;
    }

    /// <summary>True when a JSON form is one no more although the fix changes only a part of it: a shell would read its brackets and quotes.</summary>
    private static bool LosesJson(SyntaxTree before, SyntaxTree after, ImmutableArray<TextEdit> edits, LineMap lines)
    {
        var places = new LineMap(after.Source);
        foreach (var instruction in before.Instructions.Where(static i => i.Json))
        {
            var start = lines.StartOf(instruction.FirstLine);
            var moved = start + edits.Where(e => e.Span.End <= start).Sum(static e => SourceText.ByteCount(e.NewText) - e.Span.Length);
            if (after.Instructions.FirstOrDefault(i => places.StartOf(i.FirstLine) == moved) is { Json: false } now && now.Name == instruction.Name) return true;
        }

        return false;
    }

    /// <summary>An insertion at an instruction's first byte goes in front of it and does not touch it; one at the end of a last line without line end does.</summary>
    private static bool Touches(TextSpan edit, TextSpan instruction, bool open) =>
        edit.Length == 0 ? edit.Start > instruction.Start && (edit.Start < instruction.End || open && edit.Start == instruction.End) : edit.Start < instruction.End && instruction.Start < edit.End;

    private static bool Same(Instruction left, Instruction right) =>
        left.Text == right.Text && left.Heredocs.Select(static h => h.Content).SequenceEqual(right.Heredocs.Select(static h => h.Content), StringComparer.Ordinal);
}
