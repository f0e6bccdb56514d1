using System.Collections.Immutable;
using Drydock.Assessment.Deadlines;

namespace Drydock.Assessment.State;

/// <summary>A finding with everything that happened to it.</summary>
/// <param name="Aliases">Other ids of the vulnerability.</param>
/// <param name="Versions">Installed now; empty when it is gone.</param>
/// <param name="Parts">Where it is seen now: <c>image</c>, <c>base</c>, <c>sources</c>.</param>
/// <param name="Events">In the order in which they were recorded.</param>
public sealed record TrackedFinding(long Id, FindingKey Key, ImmutableArray<string> Aliases, string? Summary, ImmutableArray<string> Versions, ImmutableArray<string> Parts, ImmutableArray<FindingEvent> Events)
{
    /// <summary>Every id of the vulnerability.</summary>
    public IReadOnlyList<string> Ids => [Key.Vulnerability, .. Aliases];

    /// <summary>Its episodes under a policy at an instant.</summary>
    public ImmutableArray<Episode> Episodes(ResponsePolicy policy, DateTimeOffset now) => FindingClock.Derive(Events, policy, now);
}
