using System.Collections.Immutable;
using Drydock.Assessment.Configuration;
using Drydock.Assessment.Deadlines;
using Drydock.Assessment.FleetReports;
using Drydock.Assessment.Policy;
using Drydock.Assessment.Waivers;

namespace Drydock.Assessment.Review;

/// <summary>Makes the monthly review of what is known.</summary>
public static class ReviewBuilder
{
    /// <summary>How far ahead waivers and support dates are told.</summary>
    public const int DaysAhead = 45;

    /// <summary>The same facts give the same review.</summary>
    public static MonthlyReview Build(ReviewFacts facts)
    {
        var services = facts.Services.Select(s => ServiceOf(facts, s)).ToImmutableArray();
        var known = services.Select(static s => s.Before).OfType<MonthFigures>().ToList();
        var waivers = WaiversOf(facts);
        return new MonthlyReview
        {
            Fleet = facts.File.Path,
            Month = facts.Month,
            AsOf = facts.AsOf,
            ToolVersion = facts.ToolVersion,
            Database = facts.Database,
            Services = services,
            Figures = services.Aggregate(MonthFigures.None, static (sum, s) => sum + s.Figures),
            Before = known.Count == 0 ? null : known.Aggregate(static (sum, f) => sum + f),
            Waivers = waivers,
            Decisions = [.. ReviewDecisions.Of(facts, services, waivers)],
            Unseen = [.. ReviewGaps.Of(facts)],
        };
    }

    private static ServiceReview ServiceOf(ReviewFacts facts, ServiceFacts service)
    {
        var records = FindingRecord.Of(service.Findings, facts.File, facts.AsOf);
        var previous = FindingRecord.Of(service.Findings, facts.File, facts.Month.Start.AddTicks(-1));
        var open = records.Where(static r => r.Episode is { IsPresent: true, State: not EpisodeState.Waived }).ToImmutableArray();
        return new ServiceReview
        {
            Name = service.Service.Name,
            Owner = service.Service.Owner,
            Base = service.Base,
            Status = service.Status,
            ImageRead = service.ImageRead,
            Gpu = service.Gpu is { UsesGpu: true } gpu ? gpu : null,
            Figures = Figures(service, facts.File, records, facts.Month, facts.AsOf),
            Before = previous.IsEmpty ? null : Figures(service, facts.File, previous, facts.Month.Previous, facts.Month.Start.AddTicks(-1)),
            Open = open,
            Updates = PackageUpdates.Of(open),
            Missed = [.. records.Where(r => r.Episode.Breached is { } at && facts.Month.Contains(at))],
            Closed = [.. records.Where(r => r.Episode.State == EpisodeState.Fixed && r.Episode.Closed is { } at && facts.Month.Contains(at))],
            Trials = [.. service.Trials.Where(t => facts.Month.Contains(t.At) && t.At <= facts.AsOf)],
            Work = ReviewTrials.Work(service.Steps.Where(s => facts.Month.Contains(s.At) && s.At <= facts.AsOf)),
            Refreshes = [.. service.Digests.Skip(1).Where(d => facts.Month.Contains(d.At) && d.At <= facts.AsOf).Select(static d => (d.At, d.Digest))],
        };
    }

    private static MonthFigures Figures(ServiceFacts service, FleetFile file, ImmutableArray<FindingRecord> records, ReviewMonth month, DateTimeOffset asOf)
    {
        var policy = EffectivePolicy.Of(file, service.Service).Response;
        var episodes = service.Findings.SelectMany(f => f.Episodes(policy, asOf)).ToList();
        var closed = episodes.Where(e => e.State == EpisodeState.Fixed && e.Closed is { } at && month.Contains(at)).ToList();
        var present = records.Where(static r => r.Episode.IsPresent).ToList();
        return new MonthFigures(
            SeverityTally.Of(present.Where(static r => r.Episode.State != EpisodeState.Waived).Select(static r => r.Episode.Severity)),
            episodes.Count(e => month.Contains(e.Started)), closed.Count, closed.Count(static e => e.Breached is null), episodes.Count(e => e.Breached is { } at && month.Contains(at)),
            present.Count(r => r.Episode.IsOverdue(asOf)), present.Count(static r => r.Episode.State == EpisodeState.Waived));
    }

    private static ImmutableArray<WaiverNotice> WaiversOf(ReviewFacts facts)
    {
        var near = facts.File.Waivers.Where(w => w.Expires >= DateOnly.FromDateTime(facts.Month.Start.UtcDateTime).AddDays(-1) && w.Expires <= facts.Day.AddDays(DaysAhead));
        return [.. near.OrderBy(static w => w.Expires).ThenBy(static w => w.Line).Select(w => new WaiverNotice(w, Covered(facts, w), !w.CountsOn(facts.Day)))];
    }

    private static int Covered(ReviewFacts facts, Waiver waiver) => facts.Services.Sum(s => s.Findings.Count(f =>
        WaiverRules.Find([waiver], f.Key.Service, f.Key.Package, f.Ids, waiver.Expires) is not null
        && f.Episodes(EffectivePolicy.Of(facts.File, s.Service).Response, facts.AsOf) is [.., { IsPresent: true }]));
}
