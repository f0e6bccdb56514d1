using Drydock.Bases.Tags;

namespace Drydock.Bases.Comparison.Checks;

/// <summary>A program or library of the service that uses symbols of a newer glibc than the new image has.</summary>
internal sealed class GlibcTooOld : IComparisonCheck
{
    public string Name => "glibc-too-old";

    public IEnumerable<Change> Find(ComparisonInput input)
    {
        if (input.After.Inventory.Packages.FirstOrDefault(static p => p.Name is "libc6" or "glibc") is not { } libc) yield break;
        var has = libc.Version.Split('-')[0];
        foreach (var (path, facts) in input.OwnBinaries())
            if (facts.Glibc is { } needs && NaturalOrder.Compare(needs, has) > 0)
                yield return new Change(Name, path, ChangeLevel.Breaking, $"/{path} needs glibc {needs}, the new image has {has}");
    }
}
