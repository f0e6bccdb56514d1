using Drydock.Dockerfiles.Syntax;

namespace Drydock.Dockerfiles.Semantics;

/// <summary>A name and a value of ENV, LABEL or ARG.</summary>
/// <param name="Name">As written.</param>
/// <param name="Value">As written, quotes kept; null for an ARG without default.</param>
/// <param name="Span">Both in the file.</param>
/// <param name="Expanded">The value after expansion; null when it is not known.</param>
public sealed record Pair(string Name, string? Value, TextSpan Span, string? Expanded)
{
    /// <summary>The name in the file.</summary>
    public TextSpan NameSpan => new(Span.Start, SourceText.ByteCount(Name));

    /// <summary>The value in the file, where it stands behind <c>=</c>; the whole pair in the older form.</summary>
    public TextSpan ValueSpan => Value is null ? new TextSpan(Span.End, 0) : TextSpan.FromBounds(Math.Max(Span.Start, Span.End - SourceText.ByteCount(Value)), Span.End);
}
