using System.Collections.Immutable;
using Drydock.Advisories;

namespace Drydock.Assessment.Reports;

/// <summary>What to show. Rows that are hidden here still count for the gate.</summary>
public sealed record ReportOptions
{
    /// <summary>Severities shown by table and markdown; empty for all. Machine formats always hold every finding.</summary>
    public ImmutableArray<Severity> Severities { get; init; } = [];

    /// <summary>Show only findings with a fixed version.</summary>
    public bool OnlyFixed { get; init; }

    /// <summary>Show suppressed findings too.</summary>
    public bool ShowSuppressed { get; init; }

    /// <summary>Columns of the terminal, at least 40; 100 when it is not one.</summary>
    public int Width { get; init; } = 100;

    /// <summary>The time stamp written by formats that have one (<c>SOURCE_DATE_EPOCH</c>); null leaves it out, so that the same report gives the same bytes.</summary>
    public DateTimeOffset? Timestamp { get; init; }

    /// <summary>Use colours (a terminal, without NO_COLOR).</summary>
    public bool Colour { get; init; }
}
