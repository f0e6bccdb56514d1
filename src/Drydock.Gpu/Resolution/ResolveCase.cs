using System.Collections.Immutable;
using Drydock.Gpu.Requirements;

namespace Drydock.Gpu.Resolution;

/// <summary>A question to the resolver, with what its parts share.</summary>
internal sealed class ResolveCase
{
    public ResolveCase(TorchCatalogue catalogue, RequirementSet set, ResolveTarget target)
    {
        Catalogue = catalogue;
        Set = set;
        Base = target.Base is { Length: > 0 } name ? BaseImageFacts.Of(name, catalogue.Tables) : null;
        Target = target with { Python = target.Python ?? Base?.Python ?? set.Python };
        Requirements = [.. set.Requirements.Where(r => EnvironmentMarker.Evaluate(r.Marker, Target.Python) != false)];
    }

    public TorchCatalogue Catalogue { get; }

    public RequirementSet Set { get; }

    public BaseImageFacts? Base { get; }

    /// <summary>The Python of the target, else of the base image, else of the project.</summary>
    public ResolveTarget Target { get; }

    /// <summary>Those whose marker holds, or may hold, on Linux.</summary>
    public ImmutableArray<Requirement> Requirements { get; }

    public IEnumerable<Requirement> Of(string name) => Requirements.Where(r => r.Name == name);

    /// <summary>The index that torch comes from: the one that it is bound to, else the main one.</summary>
    public TorchIndex Index
    {
        get
        {
            var bound = Of("torch").Select(static r => r.BoundIndex).FirstOrDefault(static b => b is not null);
            return TorchIndex.Of(bound ?? Set.Indexes.Main);
        }
    }

    /// <summary>Whether torch comes from one index only.</summary>
    public bool IsBound => Of("torch").Any(static r => r.BoundIndex is not null);

    /// <summary>Indexes and pages that are merged with the main one.</summary>
    public IEnumerable<TorchIndex> MergedIndexes => IsBound ? [] : Set.Indexes.Extra.Concat(Set.Indexes.FindLinks).Select(TorchIndex.Of);
}
