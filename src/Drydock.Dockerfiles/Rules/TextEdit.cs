using Drydock.Dockerfiles.Syntax;

namespace Drydock.Dockerfiles.Rules;

/// <summary>A change of a file's text.</summary>
/// <param name="Span">What goes; empty for an insertion.</param>
/// <param name="NewText">What comes; empty for a removal.</param>
public sealed record TextEdit(TextSpan Span, string NewText)
{
    /// <summary>Puts text in front of a byte.</summary>
    public static TextEdit Insert(int offset, string text) => new(new TextSpan(offset, 0), text);

    /// <summary>Takes a stretch away.</summary>
    public static TextEdit Remove(TextSpan span) => new(span, "");
}
