using System.Collections.Immutable;

namespace Drydock.Advisories;

/// <summary>A range of versions as OSV writes it: events, in no particular order.</summary>
/// <remarks>OSV schema, "affected[].ranges[].events": a version is inside when the greatest event at or below it is an introduction.</remarks>
public sealed record VersionRange(ImmutableArray<RangeEvent> Events)
{
    /// <summary>Every version from the beginning, without an end.</summary>
    public static VersionRange Everything { get; } = new([new RangeEvent(RangeEventKind.Introduced, RangeEvent.Beginning)]);

    /// <summary>Every version below <paramref name="version"/>.</summary>
    public static VersionRange Below(string version) =>
        new([new RangeEvent(RangeEventKind.Introduced, RangeEvent.Beginning), new RangeEvent(RangeEventKind.Fixed, version)]);
}
