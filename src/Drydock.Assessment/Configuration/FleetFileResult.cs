using System.Collections.Immutable;

namespace Drydock.Assessment.Configuration;

/// <summary>A fleet file that was read, or what is wrong with it.</summary>
/// <param name="File">Null when there is any problem.</param>
/// <param name="Problems">In file order; empty when it was read.</param>
public sealed record FleetFileResult(FleetFile? File, ImmutableArray<FleetProblem> Problems);
