using System.Collections.Immutable;

namespace Drydock.Assessment.Starting;

/// <summary>A first fleet file for a folder: what was found in it as services.</summary>
/// <param name="Services">By name.</param>
/// <param name="LeftOut">What was found and is no service, with the reason.</param>
public sealed record FleetDraft(ImmutableArray<DraftService> Services, ImmutableArray<LeftOut> LeftOut)
{
    /// <summary>The bases that services share or have alone, most used first: base and names of its services.</summary>
    public IEnumerable<(string Base, ImmutableArray<string> Services)> Bases =>
        Services.Where(static s => s.Base is not null).GroupBy(static s => s.Base!, StringComparer.Ordinal).OrderByDescending(static g => g.Count()).ThenBy(static g => g.Key, StringComparer.Ordinal)
            .Select(static g => (g.Key, g.Select(static s => s.Name).ToImmutableArray()));

    /// <summary>Makes services of what was found. The same files give the same draft.</summary>
    /// <param name="root">The folder's own name, for what lies directly in it.</param>
    public static FleetDraft Of(string root, IReadOnlyList<FoundDockerfile> dockerfiles, IReadOnlyList<FoundCompose> composes) => new DraftBuilder(root, dockerfiles).Build(composes);
}
