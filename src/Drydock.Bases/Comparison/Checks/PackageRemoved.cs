namespace Drydock.Bases.Comparison.Checks;

/// <summary>A package that is gone, or that has another name.</summary>
internal sealed class PackageRemoved : IComparisonCheck
{
    public string Name => "package-removed";

    public IEnumerable<Change> Find(ComparisonInput input)
    {
        var renamed = input.Packages.Renamed.ToDictionary(static r => r.Before, static r => r.After, StringComparer.Ordinal);
        foreach (var package in input.Packages.Removed)
        {
            yield return renamed.TryGetValue(package.Name, out var now)
                ? new Change(Name, package.Name, ChangeLevel.Information, $"{package.Name} is now called {now}")
                : new Change(Name, package.Name, ChangeLevel.Likely, $"{package.Name} {package.Before} is gone");
        }
    }
}
