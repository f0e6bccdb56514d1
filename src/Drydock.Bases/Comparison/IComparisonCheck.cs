namespace Drydock.Bases.Comparison;

/// <summary>Finds one kind of breaking change between two images. One file per check, listed in <see cref="ComparisonChecks"/>.</summary>
public interface IComparisonCheck
{
    /// <summary>Short and unique: <c>command-removed</c>.</summary>
    string Name { get; }

    /// <summary>The changes, in a fixed order.</summary>
    IEnumerable<Change> Find(ComparisonInput input);
}
