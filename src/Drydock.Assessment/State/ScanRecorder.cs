using System.Collections.Immutable;
using Drydock.Advisories;
using Drydock.Assessment.Configuration;
using Drydock.Assessment.Deadlines;
using Drydock.Assessment.Reports;
using Drydock.Assessment.Waivers;

namespace Drydock.Assessment.State;

/// <summary>Turns what one run saw of a service into events.</summary>
/// <remarks>A finding is gone only when no part sees it any more, and a part stops seeing it only by a complete look with advisories at least as new and
/// as full as those that showed it. Missing data closes nothing.</remarks>
internal sealed class ScanRecorder(StateRows rows, ServiceScan scan, ImmutableArray<Waiver> waivers, ResponsePolicy policy)
{
    private long at;
    private int opened;
    private int closed;
    private bool isFirst;

    public RecordResult Record()
    {
        // A machine whose clock was set back must not date an event before the last one.
        at = Math.Max(StateTimes.Of(scan.At), Math.Max(rows.Run("SELECT MAX(at) FROM event"), rows.Run("SELECT MAX(at) FROM scan")));
        if (StateTimes.From(at) - scan.At > TimeSpan.FromDays(1)) throw StateException.Ahead(StateTimes.From(at));
        isFirst = rows.Run("SELECT COUNT(*) FROM scan WHERE service = $service AND outcome = 'complete'", ("$service", scan.Service)) == 0;
        RecordBreaches();
        foreach (var part in scan.Parts) RecordPart(part);
        foreach (var finding in Current()) Settle(finding);
        return new RecordResult(opened, closed, RecordBase());
    }

    /// <summary>Deadlines that have passed are written down under the policy of this run, so that a later policy does not undo them.</summary>
    private void RecordBreaches()
    {
        var now = StateTimes.From(at);
        foreach (var finding in rows.Findings(scan.Service))
        {
            if (finding.Episodes(policy, now) is not [.., { IsPresent: true, Breached: { } due } episode]) continue;
            if (finding.Events.Any(e => e.Kind == FindingEventKind.Breached && e.At >= episode.Started)) continue;
            rows.Run("INSERT INTO event(finding, at, kind, actor) VALUES($id, $at, 'breached', 'drydock')", ("$id", finding.Id), ("$at", StateTimes.Of(due)));
        }
    }

    private void RecordPart(ScanPart part)
    {
        rows.Run(
            """
            INSERT INTO scan(service, part, at, outcome, target, digest, data, sample, packages, problem, tool)
            VALUES($service, $part, $at, $outcome, $target, $digest, $data, $sample, $packages, $problem, $tool)
            """,
            ("$service", scan.Service), ("$part", part.Name), ("$at", at), ("$outcome", part.Status is { } status ? Words.Of(status) : "failed"), ("$target", part.Target),
            ("$digest", part.Digest?.ToString()), ("$data", StateTimes.Of(part.DataOf)), ("$sample", part.IsSample ? 1 : 0), ("$packages", part.Packages), ("$problem", part.Problem),
            ("$tool", scan.ToolVersion));
        var seen = part.Sightings.Select(s => See(part, s)).ToHashSet();
        if (part.Status != ScanStatus.Complete) return;
        var before = rows.All(
            "SELECT s.finding, s.data, s.sample FROM sighting s JOIN finding f ON f.id = s.finding WHERE f.service = $service AND s.part = $part",
            static r => (Finding: r.GetInt64(0), Data: r.GetInt64(1), Sample: r.GetInt64(2) != 0), ("$service", scan.Service), ("$part", part.Name));
        foreach (var (finding, data, sample) in before)
        {
            var canTell = part.IsSample == sample ? StateTimes.Of(part.DataOf) >= data : !part.IsSample;
            if (!seen.Contains(finding) && canTell) rows.Run("DELETE FROM sighting WHERE finding = $id AND part = $part", ("$id", finding), ("$part", part.Name));
        }
    }

    private long See(ScanPart part, Sighting sighting)
    {
        (string, object?)[] key = [("$service", scan.Service), ("$type", sighting.Type), ("$package", sighting.Package), ("$vulnerability", sighting.Vulnerability)];
        rows.Run("INSERT OR IGNORE INTO finding(service, type, package, vulnerability) VALUES($service, $type, $package, $vulnerability)", key);
        var id = rows.Run("SELECT id FROM finding WHERE service = $service AND type = $type AND package = $package AND vulnerability = $vulnerability", key);
        rows.Run("UPDATE finding SET aliases = $aliases, summary = COALESCE($summary, summary) WHERE id = $id",
            ("$id", id), ("$aliases", string.Join(' ', sighting.Aliases)), ("$summary", sighting.Summary));
        rows.Run(
            """
            INSERT INTO sighting(finding, part, version, severity, fixed, exploited, data, sample) VALUES($id, $part, $version, $severity, $fixed, $exploited, $data, $sample)
            ON CONFLICT(finding, part) DO UPDATE SET version = $version, severity = $severity, fixed = $fixed, exploited = $exploited,
                data = CASE WHEN sample = 1 AND $sample = 0 THEN $data WHEN sample = 0 AND $sample = 1 THEN data ELSE MAX(data, $data) END, sample = MIN(sample, $sample)
            """,
            ("$id", id), ("$part", part.Name), ("$version", sighting.Version), ("$severity", Words.Of(sighting.Severity)), ("$fixed", sighting.FixedVersion),
            ("$exploited", sighting.Exploited ? 1 : 0), ("$data", StateTimes.Of(part.DataOf)), ("$sample", part.IsSample ? 1 : 0));
        return id;
    }

    private List<StoredFinding> Current() => rows.All(
        """
        SELECT f.id, f.present, f.severity, f.fixed, f.exploited, f.waived, f.package, f.vulnerability || ' ' || f.aliases, s.severity, s.fixed, s.exploited
        FROM finding f LEFT JOIN sighting s ON s.finding = f.id WHERE f.service = $service ORDER BY f.id, s.part
        """,
        static r => (Finding: new StoredFinding(r.GetInt64(0), r.GetInt64(1) != 0, StateRows.SeverityOf(r.GetString(2)), StateRows.TextOf(r, 3), r.GetInt64(4) != 0,
                r.IsDBNull(5) ? null : r.GetInt64(5), r.GetString(6), StateRows.Split(r.GetString(7)), []),
            Seen: r.IsDBNull(8) ? ((Severity, string?, bool)?)null : (StateRows.SeverityOf(r.GetString(8)), StateRows.TextOf(r, 9), r.GetInt64(10) != 0)),
        ("$service", scan.Service))
        .GroupBy(static row => row.Finding.Id)
        .Select(static group => group.First().Finding with { Seen = [.. group.Select(static row => row.Seen).OfType<(Severity, string?, bool)>()] })
        .ToList();

    /// <summary>Writes the events that lead from what was recorded to what is seen now.</summary>
    private void Settle(StoredFinding finding)
    {
        if (finding.Seen.Length == 0)
        {
            if (!finding.Present) return;
            closed++;
            Add(finding.Id, FindingEventKind.Fixed);
            rows.Run("UPDATE finding SET present = 0, waived = NULL WHERE id = $id", ("$id", finding.Id));
            return;
        }

        var severity = finding.Seen.Max(static s => s.Severity);
        var fix = finding.Seen.Select(static s => s.Fixed).FirstOrDefault(static f => f is not null);
        var exploited = finding.Seen.Any(static s => s.Exploited);
        if (!finding.Present)
        {
            opened++;
            Add(finding.Id, FindingEventKind.Observed, severity, fix, exploited);
        }
        else
        {
            if (severity != finding.Severity) Add(finding.Id, FindingEventKind.SeverityChanged, severity);
            if (exploited != finding.Exploited) Add(finding.Id, exploited ? FindingEventKind.ExploitedAdded : FindingEventKind.ExploitedRemoved);
            if (fix != finding.Fixed) Add(finding.Id, fix is null ? FindingEventKind.FixWithdrawn : FindingEventKind.FixPublished, null, fix);
        }

        var waived = SettleWaiver(finding);
        rows.Run("UPDATE finding SET present = 1, severity = $severity, fixed = $fixed, exploited = $exploited, waived = $waived WHERE id = $id",
            ("$id", finding.Id), ("$severity", Words.Of(severity)), ("$fixed", fix), ("$exploited", exploited ? 1 : 0), ("$waived", waived));
    }

    private long? SettleWaiver(StoredFinding finding)
    {
        var found = WaiverRules.Find(waivers, scan.Service, finding.Package, finding.Ids, DateOnly.FromDateTime(StateTimes.From(at).UtcDateTime));
        long? until = found is null ? null : StateTimes.Of(found.Ends);
        var stands = finding.Present && finding.Waived > at ? finding.Waived : null;
        if (until == stands) return until;
        if (found is null) Add(finding.Id, FindingEventKind.Unwaived);
        else
        {
            rows.Run("INSERT INTO event(finding, at, kind, until, note, actor) VALUES($id, $at, 'waived', $until, $note, $actor)",
                ("$id", finding.Id), ("$at", at), ("$until", until), ("$note", found.Reason), ("$actor", found.Owner));
        }

        return until;
    }

    private void Add(long id, FindingEventKind kind, Severity? severity = null, string? fix = null, bool exploited = false) => rows.Run(
        "INSERT INTO event(finding, at, kind, severity, fixed, exploited, first, actor) VALUES($id, $at, $kind, $severity, $fixed, $exploited, $first, 'drydock')",
        ("$id", id), ("$at", at), ("$kind", EventWords.Of(kind)), ("$severity", severity is { } s ? Words.Of(s) : null), ("$fixed", fix), ("$exploited", exploited ? 1 : 0),
        ("$first", kind == FindingEventKind.Observed && isFirst ? 1 : 0));

    private bool RecordBase()
    {
        if (scan.Base is not var (reference, digest, platform)) return false;
        var last = rows.All("SELECT reference, digest FROM base WHERE service = $service ORDER BY id DESC LIMIT 1", static r => (Reference: r.GetString(0), Digest: r.GetString(1)), ("$service", scan.Service));
        if (last is [var same] && same == (reference, digest.ToString())) return false;
        rows.Run("INSERT INTO base(service, at, reference, digest, platform) VALUES($service, $at, $reference, $digest, $platform)",
            ("$service", scan.Service), ("$at", at), ("$reference", reference), ("$digest", digest.ToString()), ("$platform", platform));
        return last is [var before] && before.Reference == reference;
    }

    private sealed record StoredFinding(
        long Id, bool Present, Severity Severity, string? Fixed, bool Exploited, long? Waived, string Package, ImmutableArray<string> Ids, ImmutableArray<(Severity Severity, string? Fixed, bool Exploited)> Seen);
}
