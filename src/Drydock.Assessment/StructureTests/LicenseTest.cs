using System.Collections.Immutable;

namespace Drydock.Assessment.StructureTests;

/// <summary>License texts that must not name what is refused.</summary>
/// <param name="Debian">Every package's folder below <c>/usr/share/doc</c> must hold such a text, named <c>copyright</c>.</param>
/// <param name="Files">Further texts, without a leading slash.</param>
public sealed record LicenseTest(bool Debian, ImmutableArray<string> Files);
