using System.Collections.Immutable;

namespace Drydock.Dockerfiles.Syntax;

/// <summary>Byte offsets of a file as lines and columns, and back. Lines end at LF; a CR before it is not part of the line.</summary>
public sealed class LineMap
{
    private readonly ReadOnlyMemory<byte> source;
    private readonly ImmutableArray<int> starts;

    public LineMap(ReadOnlyMemory<byte> source)
    {
        this.source = source;
        var found = ImmutableArray.CreateBuilder<int>();
        found.Add(0);
        var bytes = source.Span;
        for (var at = 0; at < bytes.Length; at++)
        {
            var next = bytes[at..].IndexOf((byte)'\n');
            if (next < 0) break;
            at += next;
            found.Add(at + 1);
        }

        starts = found.DrainToImmutable();
    }

    /// <summary>Lines, the empty one behind a last line end included.</summary>
    public int Count => starts.Length;

    /// <summary>Offset of the first byte of a line, from 1; a line behind the last one is the end of the file.</summary>
    public int StartOf(int line) => line <= 1 ? 0 : line > starts.Length ? source.Length : starts[line - 1];

    /// <summary>The bytes of a line without its line end.</summary>
    public TextSpan SpanOf(int line)
    {
        var start = StartOf(line);
        var end = line >= starts.Length ? source.Length : starts[line] - 1;
        while (end > start && source.Span[end - 1] == '\r') end--;
        return TextSpan.FromBounds(start, end);
    }

    /// <summary>The bytes of a line with its line end.</summary>
    public TextSpan FullSpanOf(int line) => TextSpan.FromBounds(StartOf(line), StartOf(line + 1));

    /// <summary>The text of a line without its line end; undecodable bytes as U+FFFD.</summary>
    public string TextOf(int line)
    {
        var span = SpanOf(line);
        return SourceText.Printable(SourceText.Decode(source.Span.Slice(span.Start, span.Length)));
    }

    /// <summary>Line of a byte.</summary>
    public int LineOf(int offset)
    {
        var found = starts.BinarySearch(offset);
        return found >= 0 ? found + 1 : ~found;
    }

    /// <summary>Line and column of a byte.</summary>
    public LinePosition PositionOf(int offset)
    {
        var line = LineOf(offset);
        return new LinePosition(line, 1 + SourceText.Decode(source.Span[StartOf(line)..Math.Min(offset, source.Length)]).Length);
    }

    /// <summary>Offset of a line and column; a column behind the line's end is its end.</summary>
    public int OffsetOf(LinePosition position)
    {
        var span = SpanOf(Math.Max(1, position.Line));
        var text = SourceText.Decode(source.Span.Slice(span.Start, span.Length));
        return span.Start + SourceText.ByteCount(text.AsSpan(0, Math.Clamp(position.Column - 1, 0, text.Length)));
    }
}
