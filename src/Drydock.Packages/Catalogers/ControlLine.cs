namespace Drydock.Packages.Catalogers;

/// <summary>One line of a control file such as dpkg's <c>status</c> or Python's <c>METADATA</c>.</summary>
/// <remarks>deb822(5), RFC 5322 section 2.2. A carriage return before the line feed is not part of the line.</remarks>
internal readonly ref struct ControlLine
{
    private ControlLine(ControlLineKind kind, ReadOnlySpan<byte> text, ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        Kind = kind;
        Text = text;
        Name = name;
        Value = value;
    }

    public ControlLineKind Kind { get; }

    /// <summary>The line without its end.</summary>
    public ReadOnlySpan<byte> Text { get; }

    /// <summary>Field name in the case it was written; empty for other kinds.</summary>
    public ReadOnlySpan<byte> Name { get; }

    /// <summary>Value of a field or text of a continuation, trimmed.</summary>
    public ReadOnlySpan<byte> Value { get; }

    /// <summary>Takes the next line off <paramref name="rest"/>; false at the end.</summary>
    public static bool TryTake(scoped ref ReadOnlySpan<byte> rest, out ControlLine line)
    {
        line = default;
        if (rest.IsEmpty) return false;
        var text = Utf8Text.TakeLine(ref rest);
        if (text.IsEmpty)
        {
            line = new ControlLine(ControlLineKind.Blank, text, default, default);
        }
        else if (text[0] is (byte)' ' or (byte)'\t')
        {
            line = new ControlLine(ControlLineKind.Continuation, text, default, Utf8Text.Trim(text));
        }
        else
        {
            var colon = text.IndexOf((byte)':');
            line = colon <= 0
                ? new ControlLine(ControlLineKind.Other, text, default, default)
                : new ControlLine(ControlLineKind.Field, text, Utf8Text.Trim(text[..colon]), Utf8Text.Trim(text[(colon + 1)..]));
        }

        return true;
    }
}
