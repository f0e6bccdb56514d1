using System.Buffers;
using Drydock.Advisories;

namespace Drydock.Assessment.Reports;

/// <summary>Where people read about a vulnerability. Only ids of plain characters become links.</summary>
internal static class AdvisoryLinks
{
    private static readonly SearchValues<char> Plain = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-");

    /// <summary>The page of this id; null for an id that is not safe in an address.</summary>
    public static string? Of(string id) => Source(id) switch
    {
        null => null,
        "NVD" => $"https://nvd.nist.gov/vuln/detail/{id}",
        "GitHub" => $"https://github.com/advisories/{id}",
        _ => $"https://osv.dev/vulnerability/{id}",
    };

    /// <summary>Who publishes this id; null for an id that is not safe in an address.</summary>
    public static string? Source(string id)
    {
        if (id.Length is 0 or > 64 || id.AsSpan().ContainsAnyExcept(Plain)) return null;
        if (id.StartsWith("CVE-", StringComparison.Ordinal)) return "NVD";
        return id.StartsWith("GHSA-", StringComparison.Ordinal) ? "GitHub" : "OSV";
    }

    /// <summary>A number for tools that sort by number: the CVSS score where it agrees with the severity that Drydock reports, else the middle of that
    /// severity's band, so that no tool ranks a finding otherwise than the report's own word. Null when the severity is unknown.</summary>
    public static decimal? Score(AdvisoryMatch match)
    {
        if (match.Cvss is { } cvss && Band(cvss.Score) == match.Severity) return cvss.Score;
        return match.Severity switch
        {
            Severity.Critical => 9.5m,
            Severity.High => 8.0m,
            Severity.Medium => 5.5m,
            Severity.Low => 2.0m,
            Severity.Negligible => 0.1m,
            _ => null,
        };
    }

    /// <summary>The qualitative rating of a CVSS base score (CVSS v3.1 specification, section 5; v4.0, section 6).</summary>
    public static Severity Band(decimal score) => score switch
    {
        >= 9.0m => Severity.Critical,
        >= 7.0m => Severity.High,
        >= 4.0m => Severity.Medium,
        > 0m => Severity.Low,
        _ => Severity.Negligible,
    };
}
