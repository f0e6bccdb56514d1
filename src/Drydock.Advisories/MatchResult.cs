using System.Collections.Immutable;
using Drydock.Images;

namespace Drydock.Advisories;

/// <summary>Every match of an inventory, and whether the database could judge it.</summary>
/// <param name="Matches">Sorted by package, then id.</param>
/// <param name="Problems">A release or ecosystem that no feed covers, a version that cannot be compared: each makes the result partial.</param>
public sealed record MatchResult(ImmutableArray<AdvisoryMatch> Matches, ImmutableArray<Problem> Problems)
{
    /// <summary>False when no feed covers the distribution's release, so that its packages were not judged at all: the report is then unknown,
    /// not merely partial. True for targets without OS packages.</summary>
    public bool ReleaseCovered { get; init; } = true;
}
