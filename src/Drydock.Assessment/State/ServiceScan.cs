using System.Collections.Immutable;
using Drydock.Assessment.Reports;
using Drydock.Images;

namespace Drydock.Assessment.State;

/// <summary>Everything that one run looked at for one service.</summary>
public sealed record ServiceScan
{
    public required string Service { get; init; }

    /// <summary>When (UTC).</summary>
    public required DateTimeOffset At { get; init; }

    public required string ToolVersion { get; init; }

    public ImmutableArray<ScanPart> Parts { get; init; } = [];

    /// <summary>The base image and its digest; null when it was not resolved.</summary>
    public (string Reference, Digest Digest, string? Platform)? Base { get; init; }

    /// <summary>The part that a report tells of. Findings set apart as unimportant, vendored or ruled out are not tracked; waived ones are.</summary>
    public static ScanPart PartOf(string name, ScanReport report) => new()
    {
        Name = name,
        Target = report.Target.Reference,
        Digest = report.Target.Digest,
        ManifestDigest = report.Target.ManifestDigest,
        Platform = report.Target.Platform,
        Status = report.Status,
        Problem = report.Problems.IsEmpty ? null : report.Problems[0].ToString(),
        Packages = report.Packages.Length,
        DataOf = report.Database.Built,
        IsSample = report.Database.Kind == "sample",
        Sightings = [.. report.Findings.Where(static f => f.Suppressed is null or { By: Waivers.WaiverRules.SuppressedBy }).GroupBy(VulnerabilityKey.Of).Select(SightingOf)],
    };

    /// <summary>A part that could not be looked at.</summary>
    public static ScanPart Failed(string name, string target, Problem problem, Advisories.DatabaseInfo database) =>
        new() { Name = name, Target = target, Problem = problem.ToString(), DataOf = database.Built, IsSample = database.Kind == "sample" };

    private static Sighting SightingOf(IGrouping<VulnerabilityKey, Finding> group)
    {
        var worst = group.MaxBy(static f => f.Match.Severity)!.Match;
        var fix = group.Select(static f => f.Match.FixedVersion).FirstOrDefault(static v => v is not null);
        return new Sighting(
            Words.Of(group.Key.Type), group.Key.Source, group.Key.Id, [.. group.SelectMany(static f => f.Match.Aliases).Distinct().Order(StringComparer.Ordinal)], group.Key.Version, worst.Severity, fix, group.Any(static f => f.Match.Kev is not null), null, worst.Summary);
    }
}
