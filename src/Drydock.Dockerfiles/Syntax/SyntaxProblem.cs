namespace Drydock.Dockerfiles.Syntax;

/// <summary>Something that the builder's parser rejects or warns of; the rest of the file is still read.</summary>
/// <param name="Message">What is wrong.</param>
/// <param name="FirstLine">Physical line, from 1.</param>
/// <param name="LastLine">At least <paramref name="FirstLine"/>.</param>
/// <param name="Fatal">True when the builder stops here.</param>
public sealed record SyntaxProblem(string Message, int FirstLine, int LastLine, bool Fatal);
