using Drydock.Dockerfiles.Rules;

namespace Drydock.Assessment.CheckReports;

/// <summary>What a report for people shows. Machine formats always hold every result.</summary>
public sealed record CheckReportOptions
{
    /// <summary>Results below it are counted and not shown.</summary>
    public RuleSeverity Least { get; init; } = RuleSeverity.Warning;

    /// <summary>Columns of the terminal, at least 40.</summary>
    public int Width { get; init; } = 100;

    /// <summary>Use colours.</summary>
    public bool Colour { get; init; }
}
