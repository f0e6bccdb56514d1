namespace Drydock.Dockerfiles.Mends;

/// <summary>A change of a whole file that is made on request, as one diff.</summary>
/// <param name="Name">As written on the command line: <c>slim</c>.</param>
/// <param name="Title">What it does, for lists and messages.</param>
/// <param name="Run">Looks at a file and says what to change; never throws on content.</param>
public sealed record Mend(string Name, string Title, Func<MendContext, MendResult> Run);
