namespace Drydock.Dockerfiles.Semantics;

/// <summary>A variable in scope.</summary>
/// <param name="Value">Null when it is declared without a value, or its value is not known.</param>
/// <param name="IsArg">True for ARG: it is not in the image.</param>
/// <param name="Line">Physical line of its declaration; 0 for those that the builder sets.</param>
public sealed record Variable(string? Value, bool IsArg, int Line);
