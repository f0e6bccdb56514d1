using System.Collections.Immutable;
using Drydock.Assessment.Configuration;
using Drydock.Assessment.Deadlines;
using Drydock.Assessment.Policy;
using Drydock.Assessment.State;
using Drydock.Assessment.Waivers;

namespace Drydock.Assessment.FleetReports;

/// <summary>A finding as it stands at an instant.</summary>
/// <param name="Finding">With its history.</param>
/// <param name="Episode">The last one.</param>
/// <param name="Waiver">The waiver that holds; null when none does.</param>
/// <param name="Expired">The waiver that held and has run out; null when there is none.</param>
public sealed record FindingRecord(TrackedFinding Finding, Episode Episode, Waiver? Waiver, Waiver? Expired)
{
    /// <summary>Where findings stand at an instant, those due first: by deadline, then severity, service, package and id.</summary>
    /// <remarks>A waiver that the fleet file has and the state does not know yet (or the other way round) counts from now on.</remarks>
    /// <param name="file">Null without a fleet file: then the default policy holds and no waiver.</param>
    public static ImmutableArray<FindingRecord> Of(IEnumerable<TrackedFinding> findings, FleetFile? file, DateTimeOffset now)
    {
        var policies = new Dictionary<string, ResponsePolicy>(StringComparer.Ordinal);
        var records = new List<FindingRecord>();
        foreach (var finding in findings)
        {
            var service = finding.Key.Service;
            if (!policies.TryGetValue(service, out var policy)) policies[service] = policy = EffectivePolicy.Of(file, file?.Find(service)).Response;
            if (RecordOf(finding, file, policy, now) is { } record) records.Add(record);
        }

        return [.. records.OrderBy(static r => r.Episode.Due ?? DateTimeOffset.MaxValue).ThenByDescending(static r => r.Episode.Severity)
            .ThenBy(static r => r.Finding.Key.Service, StringComparer.Ordinal).ThenBy(static r => r.Finding.Key.Package, StringComparer.Ordinal).ThenBy(static r => r.Finding.Key.Vulnerability, StringComparer.Ordinal)];
    }

    private static FindingRecord? RecordOf(TrackedFinding finding, FleetFile? file, ResponsePolicy policy, DateTimeOffset now)
    {
        if (finding.Episodes(policy, now) is not [.., var episode]) return null;
        var (waivers, day) = (file?.Waivers ?? [], DateOnly.FromDateTime(now.UtcDateTime));
        var holds = WaiverRules.Find(waivers, finding.Key.Service, finding.Key.Package, finding.Ids, day);
        if (episode.IsPresent && Missing(episode, holds, now) is { } unknown && FindingClock.Derive([.. finding.Events, unknown], policy, now) is [.., var changed]) episode = changed;
        return new FindingRecord(finding, episode, holds, WaiverRules.FindExpired(waivers, finding.Key.Service, finding.Key.Package, finding.Ids, day));
    }

    private static FindingEvent? Missing(Episode episode, Waiver? holds, DateTimeOffset now)
    {
        if (holds is not null) return episode.WaivedUntil == holds.Ends ? null : new FindingEvent(now, FindingEventKind.Waived) { Until = holds.Ends };
        return episode.State == EpisodeState.Waived ? new FindingEvent(now, FindingEventKind.Unwaived) : null;
    }
}
