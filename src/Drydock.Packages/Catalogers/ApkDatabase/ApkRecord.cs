using System.Collections.Immutable;

namespace Drydock.Packages.Catalogers.ApkDatabase;

/// <summary>One package's record in apk's database, as written. Absent fields are null.</summary>
/// <param name="Files">Paths of the listed files, without leading slash.</param>
internal sealed record ApkRecord(string? Name, string? Version, string? Architecture, string? Origin, ImmutableArray<string> Files);
