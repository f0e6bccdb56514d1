using Drydock.Bases.Changes;

namespace Drydock.Bases.Comparison.Checks;

/// <summary>A package that the Dockerfile installs and that the new release of Debian does not have under that name.</summary>
internal sealed class InstallMissing : IComparisonCheck
{
    public string Name => "install-missing";

    public IEnumerable<Change> Find(ComparisonInput input)
    {
        if (input.After.Os is not { Id: "debian", Codename: { } suite } || input.Service.Packages.IsEmpty) yield break;
        var unknown = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var used in input.Service.Packages)
        {
            var instead = PackagePresence.BuiltIn.InsteadOf(used.Name, suite);
            switch (PackagePresence.BuiltIn.StateOf(used.Name, suite))
            {
                case PackageState.Missing:
                    yield return new Change(Name, $"{used.Name}@{used.Line}", ChangeLevel.Breaking, $"{used.Name} does not exist in {suite}{(instead is null ? "" : $"; install {instead}")}") { Line = used.Line };
                    break;
                case PackageState.Virtual:
                    yield return new Change(Name, $"{used.Name}@{used.Line}", ChangeLevel.Information, $"{used.Name} is only a name in {suite}: {instead} is installed for it, and dpkg -l {used.Name} finds nothing") { Line = used.Line };
                    break;
                case PackageState.Unknown when input.After.Inventory.Packages.All(p => p.Name != used.Name):
                    unknown.Add(used.Name);
                    break;
            }
        }

        if (unknown.Count > 0)
            yield return new Change(Name, "unknown", ChangeLevel.Information, $"{unknown.Count} installed packages are not in the built-in table: whether {suite} has them is not known") { Evidence = [.. unknown] };
    }
}
