using System.Globalization;

namespace Drydock.Bases.Comparison.Checks;

/// <summary>Bytes, files and layers, counted.</summary>
internal sealed class SizeChanged : IComparisonCheck
{
    public string Name => "size-changed";

    public IEnumerable<Change> Find(ComparisonInput input)
    {
        if (input.Files is not var (before, after) || before.Bytes == after.Bytes) yield break;
        var percent = before.Bytes == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" ({(after.Bytes - before.Bytes) * 100.0 / before.Bytes:+0.0;-0.0} %)");
        yield return new Change(Name, "size", ChangeLevel.Information, string.Create(CultureInfo.InvariantCulture, $"{before.Bytes} bytes become {after.Bytes}{percent}, {before.Entries} files and links become {after.Entries}"))
        {
            Evidence = input.Before.Manifest is { } a && input.After.Manifest is { } b ? [$"layers: {a.Layers.Length} become {b.Layers.Length}"] : [],
        };
    }
}
