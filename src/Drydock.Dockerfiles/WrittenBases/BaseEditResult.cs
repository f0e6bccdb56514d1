using System.Collections.Immutable;

namespace Drydock.Dockerfiles.WrittenBases;

/// <summary>A Dockerfile with another base, or why it was not changed.</summary>
/// <param name="Content">Null when it was not changed.</param>
/// <param name="Wrong">Why not; null when it was changed.</param>
/// <param name="Lines">The FROM instructions that read differently now.</param>
public sealed record BaseEditResult(byte[]? Content, string? Wrong, ImmutableArray<int> Lines)
{
    internal static BaseEditResult Refused(string wrong) => new(null, wrong, []);
}
