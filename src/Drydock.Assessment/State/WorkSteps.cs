using System.Collections.Immutable;

namespace Drydock.Assessment.State;

/// <summary>The words of <see cref="RecordedStep"/>.</summary>
public static class WorkSteps
{
    /// <summary>Its registry was asked about tags and digests.</summary>
    public const string Registry = "registry";

    /// <summary>Its sources and base, or its image, were scanned.</summary>
    public const string Scan = "scan";

    /// <summary>The smallest step of its base was tried.</summary>
    public const string Trial = "trial";

    /// <summary>In the order in which they are done.</summary>
    public static ImmutableArray<string> All { get; } = [Registry, Scan, Trial];

    public const string Complete = "complete";
    public const string Partial = "partial";
    public const string Failed = "failed";

    /// <summary>There was nothing to do.</summary>
    public const string None = "none";
}
