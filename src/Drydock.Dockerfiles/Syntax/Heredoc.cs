namespace Drydock.Dockerfiles.Syntax;

/// <summary>A here-document of RUN, COPY or ADD.</summary>
/// <param name="Name">The terminator, quotes removed.</param>
/// <param name="FileDescriptor">0 unless a number stands before <c>&lt;&lt;</c>.</param>
/// <param name="Expand">False when any part of the name is quoted.</param>
/// <param name="Chomp">True for <c>&lt;&lt;-</c>: leading tabs of the terminator line are ignored.</param>
/// <param name="Content">The body as written, tabs and line ends kept.</param>
/// <param name="Terminated">False when the file ends first (an error).</param>
/// <param name="FirstLine">Physical line of the body's first line.</param>
public sealed record Heredoc(string Name, uint FileDescriptor, bool Expand, bool Chomp, string Content, bool Terminated, int FirstLine);
