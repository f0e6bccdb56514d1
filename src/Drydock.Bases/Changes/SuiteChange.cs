using System.Collections.Immutable;

namespace Drydock.Bases.Changes;

/// <summary>What a newer release of a distribution takes away from its small images.</summary>
/// <param name="From">Code name.</param>
/// <param name="To">Code name.</param>
/// <param name="Packages">No longer there by default.</param>
/// <param name="Renamed">Old and new name.</param>
/// <param name="Commands">No longer on the PATH by default.</param>
/// <param name="Sonames">Shared libraries no longer there by default.</param>
public sealed record SuiteChange(
    string From, string To, ImmutableArray<string> Packages, ImmutableArray<(string Old, string New)> Renamed, ImmutableArray<string> Commands, ImmutableArray<string> Sonames);
