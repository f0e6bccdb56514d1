using Drydock.Advisories;

namespace Drydock.Assessment.Review;

/// <summary>How many findings there are of each severity.</summary>
public sealed record SeverityTally(int Critical, int High, int Medium, int Low, int Negligible, int Unknown)
{
    public int Total => Critical + High + Medium + Low + Negligible + Unknown;

    public static SeverityTally Of(IEnumerable<Severity> severities)
    {
        var counts = severities.CountBy(static s => s).ToDictionary();
        int Count(Severity severity) => counts.GetValueOrDefault(severity);
        return new SeverityTally(Count(Severity.Critical), Count(Severity.High), Count(Severity.Medium), Count(Severity.Low), Count(Severity.Negligible), Count(Severity.Unknown));
    }

    public static SeverityTally operator +(SeverityTally a, SeverityTally b) =>
        new(a.Critical + b.Critical, a.High + b.High, a.Medium + b.Medium, a.Low + b.Low, a.Negligible + b.Negligible, a.Unknown + b.Unknown);

    public int Of(Severity severity) => severity switch
    {
        Severity.Critical => Critical,
        Severity.High => High,
        Severity.Medium => Medium,
        Severity.Low => Low,
        Severity.Negligible => Negligible,
        _ => Unknown,
    };

    /// <summary><c>1 critical, 2 high</c>; <c>none</c>.</summary>
    public string InWords() => Total == 0 ? "none" : string.Join(", ", Enum.GetValues<Severity>().OrderDescending().Where(s => Of(s) > 0).Select(s => $"{Of(s)} {Reports.Words.Of(s)}"));
}
