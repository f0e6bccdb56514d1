using System.Globalization;
using Drydock.Bases.Tags;

namespace Drydock.Bases.Comparison.Checks;

/// <summary>Another distribution, or another release of it; with what that means for its support.</summary>
internal sealed class OsChanged : IComparisonCheck
{
    public string Name => "os-changed";

    public IEnumerable<Change> Find(ComparisonInput input)
    {
        if (input.Before.Os is not { } before || input.After.Os is not { } after || before == after) yield break;
        var level = before.Id != after.Id ? ChangeLevel.Likely : before.Version?.Split('.')[0] == after.Version?.Split('.')[0] ? ChangeLevel.Information : ChangeLevel.Likely;
        yield return new Change(Name, after.Id, level, $"{before.Describe()} becomes {after.Describe()}")
        {
            Evidence = [$"before: {Support(before, input)}", $"after: {Support(after, input)}"],
        };
    }

    private static string Support(BaseOs os, ComparisonInput input)
    {
        var release = OsReleases.ByNumber(os.Id, os.Version ?? "");
        return input.Lifecycle.Calendar.Of(release)?.PhaseOn(input.Day) is { } phase
            ? $"{phase.Phase}{(phase.Until is { } until ? " until " + until.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "")}"
            : "support dates are not known";
    }
}
