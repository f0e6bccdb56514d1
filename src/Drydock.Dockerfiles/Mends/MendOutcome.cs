using System.Collections.Immutable;

namespace Drydock.Dockerfiles.Mends;

/// <summary>What mends made of a file.</summary>
/// <param name="Text">The file's bytes now; the same as before when nothing changed.</param>
/// <param name="Applied">The mends that changed it, in order.</param>
/// <param name="Refused">The mends that could not be made, with the reason; the file is as if they had not been asked for.</param>
public sealed record MendOutcome(ReadOnlyMemory<byte> Text, ImmutableArray<Mend> Applied, ImmutableArray<(Mend Mend, MendResult Result)> Refused);
