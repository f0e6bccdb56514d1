using Drydock.Bases.History;

namespace Drydock.Bases.Official;

/// <summary>What a newer list of an image's tags changes in its history.</summary>
/// <param name="Fresh">The history with what was seen.</param>
/// <param name="Moved">Tags that stand on another release of the distribution now.</param>
/// <param name="Retired">Tags that are no longer listed.</param>
/// <param name="Added">Tags that are new, or listed again.</param>
public sealed record HistoryRefresh(TagHistory Fresh, int Moved, int Retired, int Added)
{
    /// <summary>Compares a list with what is known.</summary>
    /// <param name="day">The day of the list: what changed is dated with it, as nobody saw the day itself.</param>
    /// <param name="origin">Where the list comes from, for people.</param>
    public static HistoryRefresh Of(TagHistory known, LibraryFile listed, DateOnly day, string origin)
    {
        var (moved, retired, added) = (0, 0, 0);
        var lives = new Dictionary<string, TagLife>(StringComparer.Ordinal);
        foreach (var (tag, life) in known.Tags)
        {
            if (!listed.Tags.TryGetValue(tag, out var os))
            {
                lives[tag] = life.Spans[^1].To is null ? Ended(life, day) : life;
                if (life.Spans[^1].To is null) retired++;
            }
            else if (life.Spans[^1] is { To: not null })
            {
                added++;
                lives[tag] = new TagLife(life.Spans.Add(new TagSpan(day, null, os)));
            }
            else
            {
                var other = os is not null && os != life.Spans[^1].Os;
                if (other && life.Spans[^1].Os is not null) moved++;
                lives[tag] = other ? new TagLife(Ended(life, day).Spans.Add(new TagSpan(day, null, os))) : life;
            }
        }

        foreach (var (tag, os) in listed.Tags.Where(t => !lives.ContainsKey(t.Key)))
        {
            added++;
            lives[tag] = new TagLife([new TagSpan(day, null, os)]);
        }

        return new HistoryRefresh(known.Refreshed(day, origin, lives), moved, retired, added);
    }

    /// <summary>Why a list is not to be believed; null when it is.</summary>
    /// <param name="mayShrink">Accept one that has lost more than a third of the tags.</param>
    public static string? Refusal(TagHistory known, LibraryFile listed, bool mayShrink)
    {
        var live = known.Tags.Count(static t => t.Value.Spans[^1].To is null);
        return !mayShrink && listed.Tags.Count * 3L < live * 2L ? $"it lists {listed.Tags.Count} tags where {live} were built; more than a third is lost" : null;
    }

    private static TagLife Ended(TagLife life, DateOnly day) => new(life.Spans.SetItem(life.Spans.Length - 1, life.Spans[^1] with { To = day }));
}
