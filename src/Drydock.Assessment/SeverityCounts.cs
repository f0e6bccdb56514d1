using Drydock.Advisories;
using Drydock.Assessment.Reports;

namespace Drydock.Assessment;

/// <summary>How many vulnerabilities there are of each severity. One vulnerability counts once per source package, with its worst severity.</summary>
public sealed record SeverityCounts(int Critical, int High, int Medium, int Low, int Negligible, int Unknown)
{
    public int Total => Critical + High + Medium + Low + Negligible + Unknown;

    /// <summary>Counts the vulnerabilities among these findings; suppressed ones count too unless the caller left them out.</summary>
    public static SeverityCounts Of(IEnumerable<Finding> findings)
    {
        var worst = new Dictionary<VulnerabilityKey, Severity>();
        foreach (var finding in findings)
        {
            var key = VulnerabilityKey.Of(finding);
            if (!worst.TryGetValue(key, out var severity) || finding.Match.Severity > severity) worst[key] = finding.Match.Severity;
        }

        var counts = worst.Values.CountBy(s => s).ToDictionary();
        int Count(Severity severity) => counts.GetValueOrDefault(severity);
        return new SeverityCounts(
            Count(Severity.Critical), Count(Severity.High), Count(Severity.Medium), Count(Severity.Low), Count(Severity.Negligible), Count(Severity.Unknown));
    }

    public int Of(Severity severity) => severity switch
    {
        Severity.Critical => Critical,
        Severity.High => High,
        Severity.Medium => Medium,
        Severity.Low => Low,
        Severity.Negligible => Negligible,
        _ => Unknown,
    };

    /// <summary><c>1 critical, 2 high</c>: the severities that occur, worst first; empty when there are none.</summary>
    public string InWords() =>
        string.Join(", ", Enum.GetValues<Severity>().OrderDescending().Where(s => Of(s) > 0).Select(s => $"{Of(s)} {Words.Of(s)}"));

    /// <summary><c>5C 3H 6M 63L</c>, then <c>2N</c> and <c>6?</c> where there are negligible or unknown ones.</summary>
    public override string ToString() =>
        $"{Critical}C {High}H {Medium}M {Low}L{(Negligible > 0 ? $" {Negligible}N" : "")}{(Unknown > 0 ? $" {Unknown}?" : "")}";
}
