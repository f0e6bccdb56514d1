using System.Globalization;
using Drydock.Assessment.FleetReports;

namespace Drydock.Assessment.Review;

/// <summary>What a review could not see.</summary>
internal static class ReviewGaps
{
    private const int StaleDays = 8;

    public static IEnumerable<string> Of(ReviewFacts facts)
    {
        var built = facts.Database.Built.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        if (facts.Database.Kind == "sample") yield return $"Advisories are the bundled sample of {built}, which knows only a few packages: run `drydock db update`.";
        else if (facts.AsOf - facts.Database.Built > TimeSpan.FromDays(StaleDays)) yield return $"Advisories are of {built}: newer ones are not known. Run `drydock db update`.";
        foreach (var service in facts.Services)
        {
            foreach (var gap in Of(facts, service)) yield return $"{service.Service.Name}: {gap}";
        }
    }

    private static IEnumerable<string> Of(ReviewFacts facts, ServiceFacts service)
    {
        foreach (var problem in service.Problems) yield return $"{problem}.";
        foreach (var gap in ReviewTrials.Gaps(ReviewTrials.Work(service.Steps.Where(s => facts.Month.Contains(s.At) && s.At <= facts.AsOf)))) yield return gap;
        if (service.Gpu is { UsesGpu: true } gpu) foreach (var unread in gpu.Unread) yield return $"for the GPU, {unread.Text} was not read: {unread.Wrong}.";
        if (!service.ImageRead)
            yield return $"the packages of its image were never read{(service.Base is { } image ? $" (it stands on {image})" : "")}: run `drydock scan --fleet` where the engine or the registry can be reached.";
        foreach (var scan in service.Scans)
        {
            if (scan.Outcome != "complete") yield return $"{scan.Part} ({scan.Target}) {FindingsReport.Unseen(scan)}.";
            else if (facts.AsOf - scan.At > TimeSpan.FromDays(StaleDays)) yield return $"{scan.Part} ({scan.Target}) was last scanned on {scan.At:yyyy-MM-dd}.";
        }

        if (service.Status is { Support: null, Os: null }) yield return $"the distribution of {service.Base} is not known from its name, nor is its support.";
    }
}
