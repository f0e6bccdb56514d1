using System.Collections.Immutable;
using Drydock.Advisories.Versions;

namespace Drydock.Advisories.Matching;

/// <summary>Whether a version lies in the ranges of an advisory.</summary>
internal static class RangeOrder
{
    /// <summary>Whether <paramref name="version"/> is inside; null, with the reason, when the scheme cannot compare it with a boundary.</summary>
    /// <remarks>OSV schema, "Evaluation": events are sorted by version, then the last one at or below the version decides. At one version a fix goes
    /// before an introduction, and an introduction before the last affected version.</remarks>
    public static bool? Contains(IVersionScheme scheme, VersionRange range, string version, out string? problem)
    {
        problem = null;
        var ordered = range.Events.Length > 2 || range.Events is [_, { Kind: RangeEventKind.Introduced }]
            ? Sorted(scheme, range.Events, ref problem)
            : range.Events;
        if (problem is not null) return null;
        var inside = false;
        foreach (var e in ordered)
        {
            if (e.Kind == RangeEventKind.Introduced && e.Version == RangeEvent.Beginning)
            {
                inside = true;
                continue;
            }

            if (!scheme.TryCompare(version, e.Version, out var order, out problem)) return null;
            switch (e.Kind)
            {
                case RangeEventKind.Introduced when order >= 0:
                    inside = true;
                    break;
                case RangeEventKind.Fixed or RangeEventKind.Limit when order >= 0:
                case RangeEventKind.LastAffected when order > 0:
                    inside = false;
                    break;
                default:
                    break;
            }
        }

        return inside;
    }

    private static ImmutableArray<RangeEvent> Sorted(IVersionScheme scheme, ImmutableArray<RangeEvent> events, ref string? problem)
    {
        // An ill-formed version makes the order meaningless, so each is tried before sorting.
        foreach (var e in events)
        {
            if (!IsBeginning(e) && !scheme.TryCompare(e.Version, e.Version, out _, out problem)) return events;
        }

        return events.Sort((a, b) =>
        {
            if (IsBeginning(a) || IsBeginning(b)) return IsBeginning(b).CompareTo(IsBeginning(a));
            return scheme.TryCompare(a.Version, b.Version, out var order, out _) && order != 0 ? order : Rank(a.Kind).CompareTo(Rank(b.Kind));
        });
    }

    private static bool IsBeginning(RangeEvent e) => e is { Kind: RangeEventKind.Introduced, Version: RangeEvent.Beginning };

    private static int Rank(RangeEventKind kind) => kind switch
    {
        RangeEventKind.Fixed or RangeEventKind.Limit => 0,
        RangeEventKind.Introduced => 1,
        _ => 2,
    };
}
