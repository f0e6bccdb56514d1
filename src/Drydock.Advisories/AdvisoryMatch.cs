using System.Collections.Immutable;
using Drydock.Packages;

namespace Drydock.Advisories;

/// <summary>Advisory × package, independent of any policy. All records that name the same vulnerability for a package are one match.</summary>
public sealed record AdvisoryMatch
{
    /// <summary>The primary id: the CVE where there is one.</summary>
    public required string Id { get; init; }

    /// <summary>Every other id of the merged records, sorted.</summary>
    public ImmutableArray<string> Aliases { get; init; } = [];

    public required Package Package { get; init; }

    public required Severity Severity { get; init; }

    /// <summary>Whose word the severity is: <c>debian</c>, <c>ghsa</c>, <c>osv:cvss-v3</c>, …; null when unknown.</summary>
    public string? SeveritySource { get; init; }

    /// <summary>Every severity that any source states, the chosen one first.</summary>
    public ImmutableArray<StatedSeverity> Severities { get; init; } = [];

    /// <summary>The best CVSS vector (v4, then v3, then v2) with its computed base score.</summary>
    public CvssScore? Cvss { get; init; }

    public Epss? Epss { get; init; }

    /// <summary>In CISA's catalogue of known exploited vulnerabilities.</summary>
    public Kev? Kev { get; init; }

    public required MatchStatus Status { get; init; }

    /// <summary>The lowest version, at or above the installed one, that no merged record calls affected; null when there is none.</summary>
    public string? FixedVersion { get; init; }

    /// <summary>The distribution's verdict in its own words: <c>unimportant</c>, <c>no-dsa</c>, <c>postponed</c>, …; null without one.</summary>
    public string? Verdict { get; init; }

    /// <summary>One line for people; null when no feed has one.</summary>
    public string? Summary { get; init; }

    /// <summary>Why it matched, one line per record: feed, record id, range.</summary>
    public ImmutableArray<string> Evidence { get; init; } = [];
}
