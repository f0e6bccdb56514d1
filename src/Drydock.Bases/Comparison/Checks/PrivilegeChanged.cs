namespace Drydock.Bases.Comparison.Checks;

/// <summary>A file that newly runs with rights of its own, or no longer does.</summary>
internal sealed class PrivilegeChanged : IComparisonCheck
{
    public string Name => "privilege-changed";

    public IEnumerable<Change> Find(ComparisonInput input)
    {
        if (input.Files is not var (before, after)) yield break;
        foreach (var file in after.Privileged.Where(f => before.Privileged.All(b => b.Path != f.Path)))
            yield return new Change(Name, file.Path, ChangeLevel.Likely, $"/{file.Path} newly runs with rights of its own");
        foreach (var file in before.Privileged.Where(f => after.Privileged.All(a => a.Path != f.Path)))
            yield return new Change(Name, file.Path, ChangeLevel.Information, $"/{file.Path} does not run with rights of its own any more");
    }
}
