namespace Drydock.Cli.Checking;

/// <summary>A finding of ShellCheck as it tells it: lines and columns from 1, a tab counted as one.</summary>
/// <param name="Level"><c>error</c>, <c>warning</c>, <c>info</c> or <c>style</c>.</param>
internal sealed record ShellCheckComment(int Line, int Column, int EndLine, int EndColumn, int Code, string Level, string Message);
