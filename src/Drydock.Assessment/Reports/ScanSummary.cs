using Drydock.Images;

namespace Drydock.Assessment.Reports;

/// <summary>What one row of a summary over many images says: small, so that a thousand reports need not stay in memory.</summary>
public sealed record ScanSummary
{
    public required string Reference { get; init; }

    /// <summary>The distribution's name; null when none was recognised or the image could not be scanned.</summary>
    public string? Os { get; init; }

    public int Packages { get; init; }

    /// <summary>Of the findings that count; null when the image could not be scanned.</summary>
    public SeverityCounts? Counts { get; init; }

    /// <summary>Null when the image could not be scanned.</summary>
    public ScanStatus? Status { get; init; }

    public required Verdict Verdict { get; init; }

    /// <summary>Why the image could not be scanned, or the first problem of a partial or unknown scan.</summary>
    public Problem? Problem { get; init; }

    public static ScanSummary Of(ScanReport report) => new()
    {
        Reference = report.Target.Reference,
        Os = report.Target.Os?.PrettyName,
        Packages = report.Packages.Length,
        Counts = SeverityCounts.Of(report.Findings.Where(f => f.Suppressed is null)),
        Status = report.Status,
        Verdict = report.Verdict,
        Problem = report.Problems.IsEmpty ? null : report.Problems[0],
    };

    /// <summary>An image that could not be scanned at all: it fails with exit code 1.</summary>
    public static ScanSummary Failed(string reference, Problem problem) => new()
    {
        Reference = reference,
        Verdict = new Verdict(Pass: false, ExitCode: 1, [$"{problem}"]),
        Problem = problem,
    };
}
