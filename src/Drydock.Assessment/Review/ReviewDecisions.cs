using System.Collections.Immutable;
using Drydock.Assessment.Deadlines;
using Drydock.Assessment.Policy;
using Drydock.Assessment.Reports;
using Drydock.Bases.Tags;

namespace Drydock.Assessment.Review;

/// <summary>What a person must decide after a review.</summary>
internal static class ReviewDecisions
{
    /// <summary>The most urgent first: what is late, then by day.</summary>
    public static IEnumerable<Decision> Of(ReviewFacts facts, ImmutableArray<ServiceReview> services, ImmutableArray<WaiverNotice> waivers) =>
        services.Zip(facts.Services).SelectMany(p => OfService(facts, p.First, EffectivePolicy.Of(facts.File, p.Second.Service)))
            .Concat(waivers.Select(OfWaiver))
            .OrderBy(static d => d.By ?? DateOnly.MaxValue).ThenBy(static d => d.Service, StringComparer.Ordinal).ThenBy(static d => d.Question, StringComparer.Ordinal);

    private static IEnumerable<Decision> OfService(ReviewFacts facts, ServiceReview service, EffectivePolicy policy)
    {
        foreach (var update in service.Updates.Where(u => u.Due is { } due && due < facts.AsOf.AddDays(ReviewBuilder.DaysAhead)))
        {
            var late = update.Due < facts.AsOf ? "is overdue" : "is due";
            yield return new Decision(service.Name, Day(update.Due), $"The update of {update.Package} {update.From} to {string.Join(" or ", update.To)} {late}; it closes {update.Fixes.InWords()}.");
        }

        var unfixed = service.Open.Where(r => r.Episode is { FixedVersion: null, State: EpisodeState.Open, Due: { } due } && due < facts.AsOf.AddDays(ReviewBuilder.DaysAhead)).ToList();
        if (unfixed.Count > 0)
            yield return new Decision(service.Name, Day(unfixed.Min(static r => r.Episode.Due)), $"{ReportText.Plural(unfixed.Count, "finding has", "findings have")} no fix and a deadline ({SeverityTally.Of(unfixed.Select(static r => r.Episode.Severity)).InWords()}): mitigate, replace the package, or waive with a reason.");
        foreach (var question in GpuReview.Questions(service)) yield return new Decision(service.Name, null, question);
        foreach (var question in ReviewTrials.Questions(service)) yield return new Decision(service.Name, null, question);
        foreach (var decision in OfBase(facts, service, policy)) yield return decision;
    }

    private static IEnumerable<Decision> OfBase(ReviewFacts facts, ServiceReview service, EffectivePolicy policy)
    {
        if (service.Status is not { } status) yield break;
        var rungs = status.Ladder.Where(static r => r.Reference is not null && r.Kind is UpdateKind.OsUpgrade or UpdateKind.Feature or UpdateKind.Major).Select(static r => $"{r.Reference}{(r.Risk is { } risk ? $" ({risk.Level.ToString().ToLowerInvariant()} risk)" : "")}").ToList();
        var ways = rungs.Count > 0 ? $" Next: {string.Join(", or ", rungs)}." : "";
        if (status.Support is { } support)
        {
            var os = status.Os!.Describe();
            if (support.Phase == "eol") yield return new Decision(service.Name, facts.Day, $"The support of {os} under {service.Base} has ended: move to a supported one.{ways}");
            else if (support.Phase == "lts" && policy.Support == "security") yield return new Decision(service.Name, support.Until, $"{os} under {service.Base} has long-term support only, until {support.Until:yyyy-MM-dd}; the policy asks for security support: plan the move.{ways}");
            else if (support.Until is { } until && until <= facts.Day.AddDays(180)) yield return new Decision(service.Name, until, $"The {support.Phase} support of {os} under {service.Base} ends on {until:yyyy-MM-dd}: plan the move.{ways}");
        }

        if (status.LineSupport is { Phase: "eol" }) yield return new Decision(service.Name, facts.Day, $"The support of {status.Product.Name} {status.Line} has ended: move to a supported line.{ways}");
        if (Weaker(status.Pinning, policy.Pin) is { Length: > 0 } weaker) yield return new Decision(service.Name, null, $"{service.Base} is held less firmly than the policy asks: {weaker}. Pin it, or accept it in the service's policy.");
        foreach (var move in status.Moves.Where(m => m.Date >= DateOnly.FromDateTime(facts.Month.Start.UtcDateTime))) yield return new Decision(service.Name, null, $"{service.Base} moved from {move.From.Describe()} to {move.To.Describe()} on {move.Date:yyyy-MM-dd}: test it, then name the release in the tag.");
    }

    private static string Weaker(Pinning held, Pinning asked) => string.Join(", ",
        new[]
        {
            held.Version < asked.Version ? $"version {held.VersionWord} instead of {asked.VersionWord}" : null,
            held.Os < asked.Os ? $"distribution {held.OsWord} instead of {asked.OsWord}" : null,
            held.Content < asked.Content ? $"content {held.ContentWord} instead of {asked.ContentWord}" : null,
        }.OfType<string>());

    private static Decision OfWaiver(WaiverNotice notice) => new(
        notice.Waiver.Services is [var one] && one != "*" ? one : null, notice.Waiver.Expires,
        $"The waiver of {notice.Waiver.Id} ({notice.Waiver.Owner}: {notice.Waiver.Reason}) {(notice.HasEnded ? "has ended" : "ends")} on {notice.Waiver.Expires:yyyy-MM-dd} and covers {ReportText.Plural(notice.Covers, "open finding", "open findings")}: mend, waive again, or remove it.");

    private static DateOnly? Day(DateTimeOffset? time) => time is { } known ? DateOnly.FromDateTime(known.UtcDateTime) : null;
}
