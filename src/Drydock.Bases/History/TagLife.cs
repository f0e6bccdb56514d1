using System.Collections.Immutable;
using Drydock.Bases.Tags;

namespace Drydock.Bases.History;

/// <summary>What is known of one tag of an official image.</summary>
/// <param name="Spans">Oldest first, at least one.</param>
public sealed record TagLife(ImmutableArray<TagSpan> Spans)
{
    /// <summary>The first day on which it is known.</summary>
    public DateOnly Since => Spans[0].From;

    /// <summary>The suite that it held on a day. A retired tag keeps its last one: it stays in the registry. Null before it existed, and where no suite is known.</summary>
    public BaseOs? OsOn(DateOnly day) => Spans.LastOrDefault(s => s.From <= day)?.Os;

    /// <summary>The day on which it stopped being built, seen from a day; null while it is built, and before it existed.</summary>
    public DateOnly? RetiredOn(DateOnly day) => Spans.LastOrDefault(s => s.From <= day)?.To is { } end && end <= day ? end : null;

    /// <summary>The moves up to a day, oldest first.</summary>
    public IEnumerable<OsMove> MovesUntil(DateOnly day)
    {
        for (var i = 1; i < Spans.Length; i++)
            if (Spans[i].From <= day && Spans[i - 1].Os is { } from && Spans[i].Os is { } to && from != to)
                yield return new OsMove(Spans[i].From, from, to);
    }
}
