using System.Collections.Immutable;
using Drydock.Advisories;
using Drydock.Images;
using Drydock.Packages;

namespace Drydock.Assessment;

/// <summary>The answer to one scan: everything a report writer needs, nothing that depends on when or how it is written.</summary>
public sealed record ScanReport
{
    /// <summary>Version of the tool.</summary>
    public required string ToolVersion { get; init; }

    public required DatabaseInfo Database { get; init; }

    public required ScanTarget Target { get; init; }

    public required ScanStatus Status { get; init; }

    /// <summary>What could not be read or judged; empty when complete.</summary>
    public ImmutableArray<Problem> Problems { get; init; } = [];

    public required ImmutableArray<Package> Packages { get; init; }

    /// <summary>Every finding, suppressed ones included, in the order of <see cref="FindingOrder"/>.</summary>
    public required ImmutableArray<Finding> Findings { get; init; }

    public required Verdict Verdict { get; init; }
}
