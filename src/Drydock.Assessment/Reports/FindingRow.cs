using System.Collections.Immutable;

namespace Drydock.Assessment.Reports;

/// <summary>One vulnerability of a source package.</summary>
/// <param name="Finding">Stands for all of them.</param>
/// <param name="Packages">Names of the binary packages that have it.</param>
internal sealed record FindingRow(Finding Finding, ImmutableArray<string> Packages);
