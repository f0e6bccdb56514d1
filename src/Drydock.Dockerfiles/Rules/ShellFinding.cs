using Drydock.Dockerfiles.Syntax;

namespace Drydock.Dockerfiles.Rules;

/// <summary>What ShellCheck says of a piece of shell text.</summary>
/// <param name="Code"><c>SC2086</c>.</param>
/// <param name="Level"><c>error</c>, <c>warning</c>, <c>info</c> or <c>style</c>.</param>
/// <param name="Message">Its sentence.</param>
/// <param name="Span">Where in the Dockerfile.</param>
public sealed record ShellFinding(string Code, string Level, string Message, TextSpan Span);
