using Drydock.Dockerfiles.Syntax;

namespace Drydock.Dockerfiles.Semantics;

/// <summary>A word of an instruction with its place.</summary>
/// <param name="Text">As written, quotes and variables included; the string's value in JSON form.</param>
/// <param name="Span">Where it stands in the file.</param>
public sealed record Word(string Text, TextSpan Span);
