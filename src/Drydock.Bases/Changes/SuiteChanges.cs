using System.Collections.Immutable;
using Drydock.Bases.Tags;

namespace Drydock.Bases.Changes;

/// <summary>The measured changes between releases of distributions.</summary>
public static class SuiteChanges
{
    private static readonly Lazy<ImmutableArray<SuiteChange>> Shared = new(Read);

    /// <summary>What lies between two releases; null when it was not measured.</summary>
    public static SuiteChange? Between(BaseOs from, BaseOs to) => Shared.Value.FirstOrDefault(c => c.From == from.Codename && c.To == to.Codename);

    private static ImmutableArray<SuiteChange> Read()
    {
        var changes = ImmutableArray.CreateBuilder<SuiteChange>();
        foreach (var group in FactFile.Open("suite-changes.txt").Lines.Select(static l => l.Split(' ')).GroupBy(static w => (w[0], w[1])))
        {
            ImmutableArray<string> Of(string kind) => [.. group.Where(w => w[2] == kind).SelectMany(static w => w.Skip(3))];
            var renamed = Of("renamed").Select(static pair => pair.Split('=')).Select(static p => (p[0], p[1]));
            changes.Add(new SuiteChange(group.Key.Item1, group.Key.Item2, Of("packages"), [.. renamed], Of("commands"), Of("sonames")));
        }

        return changes.ToImmutable();
    }
}
