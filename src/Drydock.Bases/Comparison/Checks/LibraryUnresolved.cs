namespace Drydock.Bases.Comparison.Checks;

/// <summary>A program or library of the service that needs a shared library which the new image does not have.</summary>
internal sealed class LibraryUnresolved : IComparisonCheck
{
    public string Name => "library-unresolved";

    public IEnumerable<Change> Find(ComparisonInput input)
    {
        if (input.Files is not var (before, after)) yield break;
        var own = input.OwnBinaries().ToList();
        var brought = own.Where(static b => ComparisonFiles.IsLibrary(b.Path)).Select(static b => b.Facts.Soname ?? b.Path[(b.Path.LastIndexOf('/') + 1)..]).ToHashSet(StringComparer.Ordinal);
        foreach (var group in own.SelectMany(static b => b.Facts.Needed.Select(n => (b.Path, Needed: n))).Where(n => before.Libraries.Contains(n.Needed) && !after.Libraries.Contains(n.Needed) && !brought.Contains(n.Needed)).GroupBy(static n => n.Needed).OrderBy(static g => g.Key, StringComparer.Ordinal))
            yield return new Change(Name, group.Key, ChangeLevel.Breaking, $"{group.Key} is needed by the service and is not in the new image") { Evidence = [.. group.Select(static n => "/" + n.Path).Take(10)] };
    }
}
