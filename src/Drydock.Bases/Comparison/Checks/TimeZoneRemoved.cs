namespace Drydock.Bases.Comparison.Checks;

/// <summary>Time zones, or their old names, that are gone.</summary>
internal sealed class TimeZoneRemoved : IComparisonCheck
{
    public string Name => "time-zone-removed";

    public IEnumerable<Change> Find(ComparisonInput input)
    {
        if (input.Files is not var (before, after)) yield break;
        foreach (var zone in before.TimeZones.Where(z => !after.TimeZones.Contains(z)).Order(StringComparer.Ordinal))
            yield return new Change(Name, zone, ChangeLevel.Likely, $"the time zone {zone} is gone{(zone.StartsWith("US/", StringComparison.Ordinal) || zone is "Asia/Calcutta" or "GMT0" ? "; Debian keeps old names in tzdata-legacy" : "")}");
    }
}
