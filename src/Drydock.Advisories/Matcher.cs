using System.Collections.Immutable;
using Drydock.Advisories.Matching;
using Drydock.Packages;

namespace Drydock.Advisories;

/// <summary>Finds which advisories affect the packages of an inventory.</summary>
public static class Matcher
{
    /// <summary>Asks the store about every package that advisories are asked for: OS packages by source name and source version within the exact
    /// release of the distribution, language packages by their ecosystem's name. What cannot be judged becomes a problem, never silence.</summary>
    /// <exception cref="DatabaseException">The store's file is damaged.</exception>
    public static MatchResult Match(Inventory inventory, IAdvisoryStore store, CancellationToken cancellationToken = default)
    {
        var asked = new PackageQueries(inventory.Os, store);
        var judge = new PackageJudge(store, asked.Problems);
        var matches = ImmutableArray.CreateBuilder<AdvisoryMatch>();
        foreach (var package in inventory.Packages)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var match in judge.Judge(package, asked.For(package)).OrderBy(static m => m.Id, StringComparer.Ordinal)) matches.Add(match);
        }

        return new MatchResult(matches.ToImmutable(), [.. asked.Finish()]) { ReleaseCovered = asked.ReleaseCovered };
    }
}
