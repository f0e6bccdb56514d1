namespace Drydock.Bases.Comparison.Checks;

/// <summary>A program that is no longer on the PATH.</summary>
internal sealed class CommandRemoved : IComparisonCheck
{
    public string Name => "command-removed";

    public IEnumerable<Change> Find(ComparisonInput input)
    {
        if (input.Files is not var (before, after)) yield break;
        foreach (var (command, path) in before.Commands.Where(c => !after.Commands.ContainsKey(c.Key)).OrderBy(static c => c.Key, StringComparer.Ordinal))
            yield return new Change(Name, command, ChangeLevel.Likely, $"{command} is gone{(before.CommandOwners.GetValueOrDefault(command) is { } owner ? $", it came from {owner}" : "")}") { Evidence = [$"before: /{path}"] };
    }
}
