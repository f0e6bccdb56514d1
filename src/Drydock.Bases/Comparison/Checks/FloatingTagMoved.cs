using System.Globalization;

namespace Drydock.Bases.Comparison.Checks;

/// <summary>A tag that holds another release of the distribution than it once did, under the same name.</summary>
internal sealed class FloatingTagMoved : IComparisonCheck
{
    public string Name => "floating-tag-moved";

    public IEnumerable<Change> Find(ComparisonInput input)
    {
        var tags = new[] { input.Before.Reference, input.After.Reference }.Where(static r => r is { Tag: not null }).Select(static r => r!).DistinctBy(static r => r.Familiar, StringComparer.Ordinal);
        foreach (var reference in tags)
        {
            if (input.Lifecycle.Histories.Of(reference)?.Find(reference.Tag!) is not { } life) continue;
            foreach (var move in life.MovesUntil(input.Day))
                yield return new Change(Name, reference.Familiar, ChangeLevel.Information,
                    $"{reference.Familiar} moved from {move.From.Describe()} to {move.To.Describe()} on {move.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)} without changing its name");
        }
    }
}
