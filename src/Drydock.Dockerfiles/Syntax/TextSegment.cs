namespace Drydock.Dockerfiles.Syntax;

/// <summary>Where a stretch of an instruction's joined line comes from.</summary>
/// <param name="At">Index of its first character in the joined line.</param>
/// <param name="Line">Physical line, from 1.</param>
/// <param name="Offset">Byte offset of that character in the file.</param>
public readonly record struct TextSegment(int At, int Line, int Offset);
