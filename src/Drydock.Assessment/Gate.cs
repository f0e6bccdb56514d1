using System.Collections.Immutable;

namespace Drydock.Assessment;

/// <summary>The one place where pass or fail is decided.</summary>
/// <remarks>
/// A suppressed finding never counts. Rows that a report hides still count; only <see cref="GatePolicy.OnlyFixed"/> narrows rows and gate alike.
/// A scan that is not complete fails with exit code 1 even where the gate is violated too: both reasons are listed, and nobody takes the partial
/// count for the whole. A vulnerability counts once per source package, however many binary packages were built from it.
/// </remarks>
public static class Gate
{
    /// <summary>Decides one scan.</summary>
    public static Verdict Decide(ScanStatus status, ImmutableArray<Finding> findings, int problems, GatePolicy policy)
    {
        var violations = SeverityCounts.Of(findings.Where(f => Counts(f, policy)));
        var reasons = ImmutableArray.CreateBuilder<string>();
        if (status == ScanStatus.Partial) reasons.Add($"The scan is partial: {Problems(problems)} left something unread or unjudged.");
        if (status == ScanStatus.Unknown) reasons.Add($"The result is unknown: the packages could not be judged ({Problems(problems)}).");
        if (violations.Total > 0) reasons.Add(Violation(violations, policy));
        if (policy.FailOn.Severities.Length > 0 && Suppressed(findings, policy) is > 0 and var suppressed)
            reasons.Add($"{suppressed} suppressed {(suppressed == 1 ? "vulnerability does" : "vulnerabilities do")} not count.");
        if (policy.FailOn.Severities.Length == 0 && findings.Any(f => f.Suppressed is null)) reasons.Add("No gate is set: no severity makes this scan fail.");
        var exitCode = status != ScanStatus.Complete ? 1 : violations.Total > 0 ? policy.ExitCode : 0;
        return new Verdict(status == ScanStatus.Complete && violations.Total == 0, exitCode, reasons.ToImmutable());
    }

    /// <summary>The exit code of several scans together: 1 when any was not complete, else that of the first violated gate, else 0. No scan at all is 1.</summary>
    public static int ExitCode(IEnumerable<Verdict> verdicts)
    {
        var codes = verdicts.Select(v => v.ExitCode).ToList();
        return codes.Count == 0 || codes.Contains(1) ? 1 : codes.Find(c => c != 0);
    }

    private static bool Counts(Finding finding, GatePolicy policy) => finding.Suppressed is null && WouldCount(finding, policy);

    private static bool WouldCount(Finding finding, GatePolicy policy) =>
        policy.FailOn.Includes(finding.Match.Severity) && (!policy.OnlyFixed || finding.Match.FixedVersion is not null);

    private static int Suppressed(ImmutableArray<Finding> findings, GatePolicy policy) =>
        SeverityCounts.Of(findings.Where(f => f.Suppressed is not null && WouldCount(f, policy))).Total;

    private static string Violation(SeverityCounts counts, GatePolicy policy)
    {
        var noun = counts.Total == 1 ? "vulnerability" : "vulnerabilities";
        var fixable = policy.OnlyFixed ? " with a fix" : "";
        return $"The gate fails on {policy.FailOn}: {counts.InWords()} {noun}{fixable}.";
    }

    private static string Problems(int count) => count == 1 ? "1 problem" : $"{count} problems";
}
