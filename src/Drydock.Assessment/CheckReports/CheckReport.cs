using System.Collections.Immutable;
using Drydock.Dockerfiles.Rules;
using Drydock.Images;

namespace Drydock.Assessment.CheckReports;

/// <summary>The result of a check of Dockerfiles.</summary>
/// <param name="Files">Every file that was asked for and could be read, sorted by path; one without results stands here too.</param>
/// <param name="Problems">Files that could not be read: the check is not complete.</param>
/// <param name="FailOn">Results of this severity or worse violate the policy; null when none does.</param>
/// <param name="ToolVersion">Of this tool.</param>
public sealed record CheckReport(ImmutableArray<CheckedFile> Files, ImmutableArray<Problem> Problems, RuleSeverity? FailOn, string ToolVersion)
{
    /// <summary>What it was judged by, for people: <c>the policy of drydock.yaml</c>; null for the rules' own severities.</summary>
    public string? Policy { get; init; }

    /// <summary>Every result with its file, in file order.</summary>
    public IEnumerable<(CheckedFile File, Diagnostic Diagnostic)> Results => Files.SelectMany(static f => f.Result.Diagnostics, static (f, d) => (f, d));

    /// <summary>Results that violate the policy.</summary>
    public int Violations => FailOn is { } limit ? Results.Count(r => r.Diagnostic.Severity >= limit) : 0;

    /// <summary>0 within policy, 1 not complete, else what the user chose for a violated policy.</summary>
    public int ExitCode(int violated) => Violations > 0 ? violated : Problems.IsEmpty ? 0 : 1;
}
