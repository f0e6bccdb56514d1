namespace Drydock.Bases.Comparison.Checks;

/// <summary>The new image does not tell what it was built from, the old one did.</summary>
internal sealed class ProvenanceLost : IComparisonCheck
{
    public string Name => "provenance-lost";

    public IEnumerable<Change> Find(ComparisonInput input)
    {
        if (input.Before.Manifest is not { ProvenanceBase: not null } || input.After.Manifest is not { ProvenanceBase: null }) yield break;
        yield return new Change(Name, "provenance", ChangeLevel.Information, "the new image carries no build provenance, the old one did");
    }
}
