namespace Drydock.Dockerfiles.Syntax;

/// <summary>What a stretch of bytes of a Dockerfile is.</summary>
public enum TokenKind
{
    /// <summary>A byte order mark at the start of the file.</summary>
    ByteOrderMark,

    /// <summary>A comment line, its indentation included, without its line end.</summary>
    Comment,

    /// <summary>A parser directive (<c># escape=`</c>).</summary>
    Directive,

    /// <summary>White space on a blank line, or before an instruction.</summary>
    Blank,

    /// <summary>The text of an instruction on one physical line.</summary>
    Text,

    /// <summary>The escape character that continues an instruction, with the blanks behind it.</summary>
    Continuation,

    /// <summary>A line of a here-document's body, its line end included.</summary>
    HeredocBody,

    /// <summary>The line that ends a here-document, without its line end.</summary>
    HeredocEnd,

    /// <summary>A line end: every trailing CR and the LF.</summary>
    LineEnd,
}
