using System.Collections.Immutable;
using Drydock.Assessment.State;

namespace Drydock.Cli.Fleet;

/// <summary>What came of the scan of one service.</summary>
/// <param name="Recorded">What it changed in the state; null when it was not recorded.</param>
internal sealed record ServiceResult(string Name, ImmutableArray<PartResult> Parts, RecordResult? Recorded)
{
    public bool Pass => Parts.Length > 0 && Parts.All(static p => p.Summary.Verdict.Pass);
}
