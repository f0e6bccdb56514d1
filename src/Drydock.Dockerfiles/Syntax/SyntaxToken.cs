namespace Drydock.Dockerfiles.Syntax;

/// <summary>A stretch of bytes. All tokens of a file in order cover it without gap or overlap.</summary>
/// <param name="Start">Byte offset from the start of the file.</param>
/// <param name="Length">Bytes.</param>
/// <param name="Line">Physical line, from 1.</param>
public readonly record struct SyntaxToken(TokenKind Kind, int Start, int Length, int Line)
{
    /// <summary>Offset behind the last byte.</summary>
    public int End => Start + Length;
}
