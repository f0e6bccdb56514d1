using Drydock.Dockerfiles.Syntax;

namespace Drydock.Dockerfiles.WrittenBases;

/// <summary>A stretch of a base and where it is written.</summary>
/// <param name="Text">As the builder reads it.</param>
/// <param name="Span">Its bytes in the file: in FROM, or in the default of an ARG; null where a build argument from outside gives it.</param>
public sealed record BasePart(string Text, TextSpan? Span);
