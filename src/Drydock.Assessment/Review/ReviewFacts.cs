using System.Collections.Immutable;
using Drydock.Advisories;
using Drydock.Assessment.Configuration;

namespace Drydock.Assessment.Review;

/// <summary>What a review is made of: everything known, nothing judged.</summary>
/// <param name="Now">The instant of the review (UTC); a month that is over is told as of its end.</param>
/// <param name="Services">In the order of the fleet file.</param>
public sealed record ReviewFacts(FleetFile File, ReviewMonth Month, DateTimeOffset Now, string ToolVersion, DatabaseInfo Database, ImmutableArray<ServiceFacts> Services)
{
    /// <summary>The instant that the review tells of.</summary>
    public DateTimeOffset AsOf => Now < Month.End ? Now : Month.End.AddTicks(-1);

    public DateOnly Day => DateOnly.FromDateTime(AsOf.UtcDateTime);
}
