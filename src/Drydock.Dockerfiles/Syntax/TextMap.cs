using System.Collections.Immutable;

namespace Drydock.Dockerfiles.Syntax;

/// <summary>Where each character of a text that was put together from several lines stands in the file.</summary>
public sealed class TextMap
{
    private readonly string text;
    private readonly ImmutableArray<TextSegment> segments;
    private readonly int[]?[] offsets;
    private readonly TextSpan? whole;
    private readonly (TextMap Map, int[] Places, bool Joined)? outer;

    private TextMap(string text, ImmutableArray<TextSegment> segments, TextSpan? whole, (TextMap Map, int[] Places, bool Joined)? outer = null)
    {
        (this.text, this.segments, this.whole, this.outer) = (text, segments, whole, outer);
        offsets = new int[]?[segments.Length];
    }

    /// <summary>A joined line, or a here-document's body as one segment.</summary>
    public static TextMap Of(string text, ImmutableArray<TextSegment> segments) => new(text, segments, null);

    /// <summary>Text whose characters have no place of their own (inside a JSON string): all of it stands at one stretch.</summary>
    public static TextMap At(string text, TextSpan place) => new(text, [], place);

    /// <summary>Text that stands inside another one, quotes and escapes taken away.</summary>
    /// <param name="outer">The map of that other text.</param>
    /// <param name="places">For each character, and for the end, its index there.</param>
    /// <param name="joined">True where nothing stands between the characters but their own escapes, so that one ends where the next begins.</param>
    public static TextMap Within(TextMap outer, int[] places, bool joined = false) => new("", [], null, (outer, places, joined));

    /// <summary>Byte offset of a character; that of the end of the text for its length.</summary>
    public int OffsetOf(int index)
    {
        if (outer is (var map, var places, _)) return map.OffsetOf(places[Math.Clamp(index, 0, places.Length - 1)]);
        if (whole is { } place) return index <= 0 ? place.Start : place.End;
        if (segments.IsEmpty) return 0;
        var at = SegmentOf(index);
        var segment = segments[at];
        var end = at + 1 < segments.Length ? segments[at + 1].At : text.Length;
        var inside = Math.Min(index, end) - segment.At;
        var part = text.AsSpan(segment.At, end - segment.At);
        if (System.Text.Ascii.IsValid(part)) return segment.Offset + inside;
        return segment.Offset + (offsets[at] ??= Offsets(part))[inside];
    }

    /// <summary>The stretch of the file from one character up to another; a break of line between them is part of it.</summary>
    public TextSpan SpanOf(int start, int end)
    {
        if (outer is (var map, var places, var joined)) return end <= start ? new TextSpan(OffsetOf(start), 0) : map.SpanOf(places[start], joined ? places[end] : places[end - 1] + 1);
        if (whole is { } place) return place;
        if (end <= start) return new TextSpan(OffsetOf(start), 0);
        var last = end - 1;
        if (last > start && char.IsLowSurrogate(text[last]) && char.IsHighSurrogate(text[last - 1])) last--;
        return TextSpan.FromBounds(OffsetOf(start), OffsetOf(last) + SourceText.ByteCount(text.AsSpan(last, end - last)));
    }

    private int SegmentOf(int index)
    {
        var (low, high) = (0, segments.Length - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (segments[middle].At <= index) low = middle;
            else high = middle - 1;
        }

        return low;
    }

    private static int[] Offsets(ReadOnlySpan<char> part)
    {
        var result = new int[part.Length + 1];
        for (var at = 0; at < part.Length;)
        {
            var wide = at + 1 < part.Length && char.IsSurrogatePair(part[at], part[at + 1]) ? 2 : 1;
            var next = result[at] + SourceText.ByteCount(part.Slice(at, wide));
            if (wide == 2) result[at + 1] = result[at];
            result[at + wide] = next;
            at += wide;
        }

        return result;
    }
}
