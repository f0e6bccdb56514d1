using System.Collections.Immutable;

namespace Drydock.Assessment.Deadlines;

/// <summary>Derives episodes and deadlines from events and a policy. Nothing is counted or stored, so the answer is the same whenever it is asked.</summary>
public static class FindingClock
{
    /// <summary>The episodes of one finding.</summary>
    /// <param name="events">In the order in which they were recorded; an event dated before an earlier one counts as of that one, since clocks of
    /// machines step back.</param>
    /// <param name="now">The instant for which the answer holds; later events do not count.</param>
    /// <returns>Oldest first; empty when it was not observed by then.</returns>
    public static ImmutableArray<Episode> Derive(IEnumerable<FindingEvent> events, ResponsePolicy policy, DateTimeOffset now)
    {
        var episodes = new List<EpisodeClock>();
        var last = DateTimeOffset.MinValue;
        foreach (var found in events.Where(e => e.At <= now))
        {
            // A breach is dated to its deadline, which lies before the event that made somebody look.
            if (found.Kind == FindingEventKind.Breached)
            {
                if (episodes.Count > 0) episodes[^1].RecordBreach(found.At);
                continue;
            }

            last = found.At > last ? found.At : last;
            Apply(episodes, found with { At = last }, policy);
        }

        foreach (var episode in episodes) episode.Advance(now);
        return [.. episodes.Select(static (e, i) => e.ToEpisode(i + 1))];
    }

    private static void Apply(List<EpisodeClock> episodes, FindingEvent found, ResponsePolicy policy)
    {
        var current = episodes.Count > 0 ? episodes[^1] : null;
        if (found.Kind != FindingEventKind.Observed)
        {
            current?.Apply(found);
            return;
        }

        if (current is null || !current.Continues(found)) episodes.Add(new EpisodeClock(found, policy));
    }
}
