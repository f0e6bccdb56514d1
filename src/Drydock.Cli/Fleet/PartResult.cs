using Drydock.Assessment.Reports;
using Drydock.Assessment.State;

namespace Drydock.Cli.Fleet;

/// <summary>What came of one part of a service.</summary>
/// <param name="Recorded">As it goes into the state.</param>
/// <param name="Json">The report, where it was asked to be kept; null otherwise and for a part that failed.</param>
internal sealed record PartResult(ScanPart Recorded, ScanSummary Summary, ReadOnlyMemory<byte>? Json);
