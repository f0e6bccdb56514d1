using System.Collections.Immutable;
using Drydock.Advisories;

namespace Drydock.Bases.Status;

/// <summary>How many packages an image has, and how many findings of each severity.</summary>
/// <param name="Known"><c>complete</c>, <c>partial</c> (at least so many) or <c>unknown</c>.</param>
/// <param name="Packages">Null when unknown.</param>
/// <param name="Findings">By severity; null when unknown.</param>
/// <param name="At">When it was counted (UTC).</param>
/// <param name="Why">Why it is not complete; null when it is.</param>
public sealed record ContentCount(string Known, int? Packages, ImmutableSortedDictionary<Severity, int>? Findings, DateTimeOffset At, string? Why)
{
    /// <summary>The digest of the image that was counted; null when unknown.</summary>
    public string? Digest { get; init; }

    /// <summary>An image that could not be read.</summary>
    public static ContentCount Unread(DateTimeOffset at, string why) => new("unknown", null, null, at, why);

    /// <summary>For people: <c>97 packages, 1 critical, 3 high (counted on 2026-11-26)</c>.</summary>
    public string Text => Findings is null
        ? $"{(Packages is { } some ? $"{some} packages, " : "")}not known: {Why}"
        : $"{(Known == "partial" ? "at least " : "")}{Packages} packages, {Worst()} (counted on {At.UtcDateTime:yyyy-MM-dd}{(Why is null ? "" : $"; {Why}")})";

    private string Worst()
    {
        var some = Findings!.Reverse().Where(static f => f.Value > 0).Select(static f => $"{f.Value} {Word(f.Key)}").ToList();
        return some.Count == 0 ? "no findings" : string.Join(", ", some);
    }

    /// <summary>A severity as in all reports.</summary>
    internal static string Word(Severity severity) => severity switch
    {
        Severity.Critical => "critical",
        Severity.High => "high",
        Severity.Medium => "medium",
        Severity.Low => "low",
        Severity.Negligible => "negligible",
        _ => "unknown",
    };
}
