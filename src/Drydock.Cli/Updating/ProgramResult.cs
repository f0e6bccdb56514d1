using System.Collections.Immutable;

namespace Drydock.Cli.Updating;

/// <summary>What a program did.</summary>
/// <param name="Output">Its standard output, the first mebibyte; <paramref name="Error"/> alike.</param>
/// <param name="Telling">The lines of both that tell what went wrong.</param>
internal sealed record ProgramResult(int ExitCode, string Output, string Error, ImmutableArray<string> Telling);
