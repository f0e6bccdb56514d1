namespace Drydock.Dockerfiles.Syntax;

/// <summary>A place as people and editors count it.</summary>
/// <param name="Line">Physical line, from 1.</param>
/// <param name="Column">UTF-16 code units from the start of the line, from 1 (as SARIF and the Language Server Protocol count by default).</param>
public readonly record struct LinePosition(int Line, int Column);
