namespace Drydock.Dockerfiles.Syntax;

/// <summary>A stretch of a file.</summary>
/// <param name="Start">Offset of its first byte.</param>
/// <param name="Length">Bytes; 0 is a place between two bytes.</param>
public readonly record struct TextSpan(int Start, int Length)
{
    /// <summary>Offset of the first byte behind it.</summary>
    public int End => Start + Length;

    /// <summary>The stretch from one offset up to another.</summary>
    public static TextSpan FromBounds(int start, int end) => new(start, Math.Max(0, end - start));

    /// <summary>True when the two share a byte, or stand at the same place and one is empty.</summary>
    public bool Overlaps(TextSpan other) => Start < other.End && other.Start < End || Start == other.Start && Length == other.Length;

    /// <summary>The smallest stretch that holds both.</summary>
    public TextSpan To(TextSpan other) => FromBounds(Math.Min(Start, other.Start), Math.Max(End, other.End));
}
