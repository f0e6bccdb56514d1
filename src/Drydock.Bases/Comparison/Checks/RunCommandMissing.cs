namespace Drydock.Bases.Comparison.Checks;

/// <summary>A RUN instruction that starts a program which the new image does not have, and which the Dockerfile does not install before.</summary>
internal sealed class RunCommandMissing : IComparisonCheck
{
    public string Name => "run-command-missing";

    public IEnumerable<Change> Find(ComparisonInput input)
    {
        if (input.Files is not var (before, after)) yield break;
        foreach (var used in input.Service.Commands)
        {
            if (!before.Commands.TryGetValue(used.Name, out var path) || after.Commands.ContainsKey(used.Name)) continue;
            var owner = before.CommandOwners.GetValueOrDefault(used.Name);
            var installed = input.Service.Packages.FirstOrDefault(p => p.Line <= used.Line && (p.Name == owner || p.Name == used.Name));
            if (installed is not null) continue;
            yield return new Change(Name, $"{used.Name}@{used.Line}", ChangeLevel.Breaking, $"RUN starts {used.Name}, which the new image does not have{(owner is null ? "" : $"; install {owner} before, or do without")}")
            {
                Line = used.Line,
                Evidence = [$"before: /{path}{(owner is null ? "" : $" of {owner}")}"],
            };
        }
    }
}
