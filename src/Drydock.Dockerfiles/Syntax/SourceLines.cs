namespace Drydock.Dockerfiles.Syntax;

/// <summary>Walks the physical lines of a file: a line ends at LF only.</summary>
internal sealed class SourceLines(ReadOnlyMemory<byte> source)
{
    /// <summary>Bytes that BuildKit's scanner takes for one line, its LF included.</summary>
    public const int MaximumBytes = 65536;

    private int next;

    /// <summary>Number of the current line, from 1; 0 before the first.</summary>
    public int Number { get; private set; }

    /// <summary>Byte offset of the current line.</summary>
    public int Start { get; private set; }

    /// <summary>Byte offset behind the current line, its LF included.</summary>
    public int End => next;

    /// <summary>True when BuildKit refuses the current line for its length.</summary>
    public bool TooLong => Raw.Length > MaximumBytes || (Raw.Length == MaximumBytes && Raw[^1] != '\n');

    /// <summary>The current line, its LF included.</summary>
    public ReadOnlySpan<byte> Raw => source.Span[Start..next];

    /// <summary>Moves to the next line; false at the end of the file.</summary>
    public bool Move()
    {
        if (next >= source.Length) return false;
        Start = next;
        var length = source.Span[Start..].IndexOf((byte)'\n');
        next = length < 0 ? source.Length : Start + length + 1;
        Number++;
        return true;
    }
}
