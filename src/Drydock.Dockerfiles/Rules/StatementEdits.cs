using Drydock.Dockerfiles.Semantics;
using Drydock.Dockerfiles.Syntax;

namespace Drydock.Dockerfiles.Rules;

/// <summary>Edits of an instruction's flags and pairs. Each is null where it would touch more than it means to.</summary>
internal static class StatementEdits
{
    /// <summary>Puts a flag in front of the others.</summary>
    public static TextEdit AddFlag(Statement statement, string flag) => TextEdit.Insert(statement.KeywordSpan.End, " " + flag);

    /// <summary>Takes a flag and the blanks behind it away.</summary>
    public static TextEdit? RemoveFlag(RuleContext c, Statement statement, TextSpan flag)
    {
        var source = c.File.Syntax.Source.Span;
        if (source.Slice(flag.Start, flag.Length).IndexOf((byte)'\n') >= 0) return null;
        var end = flag.End;
        while (end < source.Length && source[end] is (byte)' ' or (byte)'\t') end++;

        // A flag at the end of its line stands alone there or in front of a continuation: its line would need work of its own.
        return end == flag.End || end >= source.Length || source[end] is (byte)'\n' or (byte)'\r' || source[end] == c.File.Syntax.Escape ? null : TextEdit.Remove(TextSpan.FromBounds(flag.Start, end));
    }

    /// <summary>Takes a pair of ENV, LABEL or ARG away, the whole instruction where it is the only one.</summary>
    public static TextEdit? RemovePair(RuleContext c, PairsStatement statement, Pair pair)
    {
        var index = statement.Pairs.IndexOf(pair);
        if (statement.Pairs.Length == 1) return TextEdit.Remove(c.LinesOf(statement));
        if (statement.Legacy || index < 0) return null;
        var span = index > 0
            ? TextSpan.FromBounds(statement.Pairs[index - 1].Span.End, pair.Span.End)
            : TextSpan.FromBounds(pair.Span.Start, statement.Pairs[index + 1].Span.Start);

        // A comment between the two lines would go with them.
        return c.TextOf(span).Contains('#', StringComparison.Ordinal) ? null : TextEdit.Remove(span);
    }

    /// <summary>Writes another value behind the equals sign of a pair.</summary>
    public static TextEdit? SetValue(RuleContext c, PairsStatement statement, Pair pair, string value) =>
        !statement.Legacy && pair.Value is { } old && c.TextOf(pair.ValueSpan) == old ? new TextEdit(pair.ValueSpan, value) : null;

    /// <summary>A fix of one edit; null where the edit is.</summary>
    public static Fix? Fix(FixClass fixClass, string title, TextEdit? edit) => edit is null ? null : new Fix(fixClass, title, edit);
}
