namespace Drydock.Images.Programs;

/// <summary>What a program left.</summary>
/// <param name="ExitCode">-1 when it did not exit by itself.</param>
/// <param name="Output">Its standard output, as far as it is kept.</param>
/// <param name="Errors">Its standard error, as far as it is kept.</param>
/// <param name="Reason">Why it was not started; empty otherwise.</param>
public sealed record ProgramOutcome(ProgramEnd End, int ExitCode, ReadOnlyMemory<byte> Output, ReadOnlyMemory<byte> Errors, string Reason = "");
