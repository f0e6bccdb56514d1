using System.Collections.Immutable;

namespace Drydock.Assessment.Configuration;

/// <summary>A finding that somebody accepted for a time.</summary>
/// <param name="Id">The advisory or rule.</param>
/// <param name="Services">Names, or <c>*</c> for all.</param>
/// <param name="Package">Only in this package; null for any.</param>
/// <param name="Expires">The last day (UTC) on which it counts.</param>
/// <param name="Line">Where it stands, from 1.</param>
public sealed record Waiver(string Id, ImmutableArray<string> Services, string? Package, string Reason, string Owner, DateOnly Expires, int Line)
{
    /// <summary>The instant from which it no longer counts.</summary>
    public DateTimeOffset Ends => new(Expires.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero);

    public bool CountsOn(DateOnly day) => day <= Expires;

    public bool IsFor(string service) => Services.Contains(FleetShape.AllServices) || Services.Contains(service);
}
